// RUN: %tmc --no-prelude --verify-diagnostics %s
// Mistakes in components, each told once, however often the component is used.
import "Inputs/core.tm";

component A { b : B; } // expected-error {{component contains itself: `A` -> `B` -> `A`}}
component B { a : A; }
component Two {
  x : Database;
  y : Database;
  boundary q : Intranet { }
  port p : Https = x;
  port p = y; // expected-error {{`p` is already declared, as a port}}
  port nowhere; // expected-error {{port `nowhere` leads nowhere}}
  port odd = 3; // expected-error {{port `odd` leads to no part; name one of `x`, `y`}}
  port out = Zed; // expected-error {{unknown element `Zed`}}
  port bx = q; // expected-error {{`q` is a boundary; expected an element}}
  port args : Https(encrypted = true) = y; // expected-error {{arguments belong to the flow}}
  flow f : x -> zz; // expected-error {{unknown element `zz`}}
}
/// Nothing uses it: its mistakes are found all the same.
component Unused(size : int, other : bool) {
  x : Database { encrypted_at_rest = size; } // expected-error {{expected a value of type `bool`, found `int`}}
  z : Nope; // expected-error {{unknown kind `Nope`}}
  flow f : x -> size;
  other : Server; // expected-error {{`other` is already declared, as a parameter}}
}
component Closed {
  front : Server;
  secret : Database;
  port web : Https = front;
  port spare = front;
}
component Open { part : Server; }
component Plain : Database { port q : Https; }
component Param(name : string) { a : Server; flow f : a -> name; } // expected-error {{parameter `name` is "x" here; expected an element}}
component Wants(who : Person) { a : Server; flow f : a -> who; }
zone Z {
  x : Server; // expected-error {{an element does not belong in a kind of boundary; it goes in a component}}
}
system S {
  user : Server;
  c : Closed;
  o : Open;
  p : Plain;
  t1 : Two;
  t2 : Two;
  n : Param(name = "x");
  w1 : Wants; // expected-error {{`w1` does not set `who`, which kind `Wants` requires}}
  w2 : Wants(who = user); // expected-error {{expected a value of type `Person`, found `Server`}}
  w3 : Wants(whom = user); // expected-error {{did you mean `who`?}} expected-error {{`w3` does not set `who`}}
  flow f1 : user -> c via Https; // expected-error {{a flow cannot end at `c` as a whole; end it at one of its parts: `spare`, `web`}}
  flow f2 : user -> c.secret via Https; // expected-error {{`c.secret` is inside `c`, which can be entered only through its ports: `spare`, `web`}}
  flow f3 : user -> c.web via Http; // expected-error {{port `web` takes flows of kind `Https`; `f3` is of kind `Http`}}
  flow f4 : user -> c.spare via Http;
  flow f5 : c.secret -> user; // expected-error {{entered only through its ports}}
  flow f6 : user -> o; // expected-error {{a flow cannot end at `o` as a whole; end it at one of its parts: `part`}}
  flow f7 : user -> o.part;
  flow f8 : user -> p via Http; // expected-error {{port `q` takes flows of kind `Https`}}
  flow f9 : p -> user via Http;
  boundary b { port z = user; } // expected-error {{a port does not belong in a boundary}}
  port front = user;
  port hidden = c.secret;
  u : Server { extend x { } } // expected-error {{an element without parts}}
}
system T {
  a : Server;
  b : Server;
  flow f1 : a -> S.front;
  flow f2 : a -> S.user;
  flow f3 : a -> S.o.part; // expected-error {{`S.o.part` is inside `S`, which can be entered only through its ports}}
}
