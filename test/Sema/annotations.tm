// RUN: %tmc --verify-diagnostics %s

// What an annotation may stand before, and what it takes (Annotations.def).

@shap("store") // expected-error {{unknown annotation `shap`; did you mean `shape`?}}
component A : Store;
@shape("blob") // expected-error {{`@shape` is written `@shape(process|store|actor|external)`}}
component B : Store;
@label // expected-error {{`@label` is written `@label("text")`}}
channel C : Http;
@label("x") // expected-error {{`@label` does not belong on a component; it goes on a channel}}
component D : Store;
@severity // expected-error {{`@severity` does not belong on a control; it goes on an enum}}
control K for Flow { provides encrypted; }
@store
component F : Process;
@store(attic) // expected-error {{`@store` is written `@store` or `@store(archive)`}}
component G : Process;
@gain(Reads) // expected-error {{`@gain` does not belong on a function; it goes on an enum or a value of an enum}}
function h(n : int) : int = n;
@spread_cost("much") // expected-error {{`@spread_cost` is written `@spread_cost(1)`}}
zone Z : Boundary;
