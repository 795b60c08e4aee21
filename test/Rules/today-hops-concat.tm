// `today`, the length of a path and texts put together, in conditions, rules and titles.
// RUN: %tmc --today=2027-02-01 %s | FileCheck %s
// RUN: %tmc --today=2026-06-01 %s | FileCheck %s --check-prefix=EARLIER
// RUN: %tmc --today=2026-06-01 --emit=ir %s | %tmc-opt - | FileCheck %s --check-prefix=IR
// RUN: not %tmc %S/Inputs/today-mistakes.tm 2>&1 | FileCheck %s --check-prefix=BAD
package t;

component Api : WebServer { attr tested : date?; }

system S {
  boundary www : PublicInternet { user : Browser; }
  boundary lan : PrivateNetwork { a : Api { tested = 2026-01-15; } b : Worker; today : Worker; }
  flow f : user -> a via Https;
  flow g : a -> b;
  require (path user -> b).hops == 2 and (path user -> user).hops == 0 and (path b -> user).hops.or_else(9) == 9;
  require "a" + "b" + "c" == "abc" and "/" + a.name == "/a";
  // A part of the model of that name comes first.
  require today is Worker;
}

/// A penetration test that is too old says nothing.
@id("T-1") @stride(Tampering)
rule OldTest "${"the test of " + a.name} is older than a year" {
  match a : Api;
  where a.tested < today - 1y;
  severity = Low;
}

/// Few stand between.
@id("T-2") @stride(Tampering)
rule Near "${b} is ${(path PublicInternet -> b).hops} flows from the internet" {
  match b : Worker;
  where (path PublicInternet -> b).hops <= 2;
  severity = Low;
}

// CHECK-DAG: low: the test of a is older than a year [T-1
// CHECK-DAG: low: b is 2 flows from the internet [T-2
// EARLIER-NOT: T-1
// EARLIER: low: b is 2 flows from the internet [T-2
// IR: builtin today
// BAD: today-mistakes.tm:4:41: error: {{.*}} [TM0327]
// BAD: today-mistakes.tm:5:11: error: {{.*}} [TM0302]
// BAD: today-mistakes.tm:6:11: error: {{.*}}`+`
