// RUN: %tmc --no-prelude --verify-diagnostics %s
// Bases with arguments, `+=`, requirements and defaults of parameters.
import "Inputs/core.tm";

component Web : Server(replicas = 2) {
  attr tags : [string] = ["web"];
  attr all : [string] = tags;
  attr none : [string]?;
}
component Shop : Web(replicas = 3, authn = Token) { tags += ["shop", "web"]; all += ["more"]; }
component Twice : Web(replicas = 3) { replicas = 4; } // expected-error {{`replicas` is set twice}}
component Bare : Web(3); // expected-error {{an argument of a kind is written `name = value`}}
component Odd : Web(replica = 3); // expected-error {{kind `Odd` has no attribute `replica`; did you mean `replicas`?}}
component NoSet : Web { replicas += 1; } // expected-error {{`+=` adds to a set, and `replicas` is of type `int`}}
component NoBase : Web { none += ["x"]; } // expected-error {{`+=` adds to a default, and no kind above `NoBase` has one for `none`}}
component Strict : Web { require replicas; } // expected-error {{expected a value of type `bool`, found `int`}}

predicate more(e : Process, than : int = 1, or_more : bool = true) = e.replicas > than or (or_more and e.replicas == than);
predicate wrong(n : int = "two") = n > 1; // expected-error {{expected a value of type `int`, found `string`}}
predicate computed(n : int, m : int = n) = n > m; // expected-error {{unknown name `n`}}
predicate calls(e : Process) = e.more and e.more(2) and more(e, or_more = false) and e.more(2, false);
predicate too_many(e : Process) = e.more(1, true, 3); // expected-error {{wrong number of arguments for `more`: it takes 1 to 3, found 4}}
predicate too_few() = more(); // expected-error {{wrong number of arguments for `more`: it takes 1 to 3, found 0}}

system S {
  a : Shop;
  b : Shop { tags += ["own"]; }
  require a.replicas == 3 and a.tags == ["web", "shop"] and a.all == ["web", "shop", "more"];
  require b.tags == ["web", "shop", "own"];
  require a.more and a.more(2) and not a.more(4) and not more(a, 3, or_more = false);
}
