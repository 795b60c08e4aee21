// RUN: %tmc --no-prelude --verify-diagnostics %s
// Values of the wrong type, in models and in rules.
import "Inputs/core.tm";

data Photo { sensitivity = 3; } // expected-error {{`3` is not a value of `Sensitivity`}}
data Card { sensitivity = Restricted; sensitivity = Public; } // expected-error {{`sensitivity` is set twice}}
data Odd { secret = true; } // expected-error {{`secret` is derived from other attributes and cannot be set}}

system Shop {
  web : Server {
    replicas = "two"; // expected-error {{expected a value of type `int`, found `string`}}
    endpoint = "http://:80"; // expected-error {{`http://:80` is not an endpoint}}
    authn = Sensitivity.Public; // expected-error {{expected a value of type `AuthN`, found `Sensitivity`}}
    stores = Card; // expected-error {{expected a set; write `[Card]`}}
  }
  db : Database { stores = [Card, web]; } // expected-error {{expected a value of type `Data`, found `Server`}}
  flow f : web -> db via Http { encrypted = maybe; } // expected-error {{unknown value of `bool` `maybe`; there are `true` and `false`}}
}

predicate loud(f : Flow) = f.carries; // expected-error {{`f.carries` cannot be used like this; write `not f.carries.empty`}}
function half(n : int) = n / 2; // expected-error {{function `half` has no result type}}
predicate ping(f : Flow) = pong(f);
predicate pong(f : Flow) = ping(f); // expected-error {{`ping` calls itself, directly or through others}}

rule Bad "bad ${f} and ${nobody}" { // expected-error {{nothing is called `nobody` here}}
  match f : Flow, d : Data;
  where f.encrypted == 3; // expected-error {{`bool` and `int` cannot be compared}}
  where f.encrypted > true; // expected-error {{values of type `bool` have no order}}
  where f.source is Internet; // expected-error {{neither of `Element` and `Internet` derives from the other}}
  where f.encripted; // expected-error {{`Flow` has no member `encripted`; did you mean `encrypted`?}}
  where d in f.source; // expected-error {{expected a set, found `Element`}}
  where f in f.carries; // expected-error {{a value of type `Flow` cannot be in a set of type `[Data]`}}
  where f.source.encrypted_at_rest; // expected-error {{`Element` has no member `encrypted_at_rest`}}
  where starts_with("a"); // expected-error {{wrong number of arguments for `starts_with`: it takes 2, found 1}}
  unless f.encrypted by Tlss; // expected-error {{unknown control `Tlss`; did you mean `Tls`?}}
  severity = Hihg; // expected-error {{unknown value of `Severity` `Hihg`; did you mean `High`?}}
  question d.secret and true "?"; // expected-error {{a question asks for an attribute}}
}
rule Empty { } // expected-error {{rule `Empty` has no `match`}} expected-error {{rule `Empty` has no `severity`}}
@strid(Spoofing) // expected-error {{unknown annotation `strid`; did you mean `stride`?}}
rule Typo { match f : Flow; severity = Low; }
