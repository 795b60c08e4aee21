// RUN: %tmc --no-prelude --verify-diagnostics %s
// One report for each mistake in how components are used.
import "Inputs/core.tm";

component Store2(at : Database, copies : int(1 to 3)) {
  web : Server;
  flow keep : web -> at;
}

component Log(to : Element?) {
  web : Server;
  flow tell : web -> to; // expected-error {{parameter `to` is unknown here; expected an element}}
}

/// A port with a kind that is no flow gives no second error where it is used.
component Gate {
  web : Server;
  port way : Database = web; // expected-error {{`Database` is a kind of element; expected a kind of flow}}
}

system S {
  lan : Server;
  db : Database;
  // A value of a wrong type is not missing as well.
  a : Store2(at = lan, copies = 2); // expected-error {{expected a value of type `Database`, found `Server`}}
  b : Store2(at = db, copies = 7); // expected-error {{7 is out of range: `copies` takes 1 to 3}}
  // At the instance whose argument it is, not only in the component.
  c : Log;
  d : Log(to = db);
  gate : Gate {
    flow inner : lan -> web; // expected-error {{a flow does not belong in an element; it goes in a system, boundary or component}}
  }
  flow go : lan -> gate.way;
  flow far : lan -> Gate.web; // expected-error {{`Gate` is a kind; expected part of a model}}
}
