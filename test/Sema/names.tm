// RUN: %tmc --no-prelude --verify-diagnostics %s
// Names that mean nothing, and what each message suggests.
import "Inputs/core.tm";

component Gateway : Proces; // expected-error {{unknown kind `Proces`; did you mean `Process`?}}
component Odd : Sensitivity; // expected-error {{`Sensitivity` is an enum; expected a kind}}
zone Cellar : Server; // expected-error {{`Server` is a kind of element; expected a kind of boundary}}
component A : B; // expected-error {{cannot derive from itself: `A` -> `B` -> `A`}}
component B : A;

data Photo { sensitivity = Confidental; } // expected-error {{unknown value of `Sensitivity` `Confidental`; did you mean `Confidential`?}}

system Shop {
  boundary lan : Intranett { // expected-error {{unknown kind `Intranett`; did you mean `Intranet`?}}
    web : Server { authn = Token; }
    db : Database { encripted_at_rest = true; } // expected-error {{kind `Database` has no attribute `encripted_at_rest`; did you mean `encrypted_at_rest`?}}
    any_process : Process; // expected-error {{kind `Process` is abstract: it only holds what other kinds have in common; use `Server`}}
  }
  flow visit : customer -> web via Http; // expected-error {{unknown element `customer`}}
  flow store : web -> dbb via Https { carries = [Photoo]; }
  // expected-error@-1 {{unknown element `dbb`; did you mean `db`?}}
  // expected-error@-2 {{unknown data item `Photoo`; did you mean `Photo`?}}
  flow odd : web -> lan; // expected-error {{`lan` is a boundary; expected an element}}
  flow wire : web -> db via Server; // expected-error {{`Server` is a kind of element; expected a kind of flow}}
  web : Person; // expected-error {{`web` is already declared, as a name in system `Shop`}}
}
system Shop { } // expected-error {{`Shop` is already declared}}
