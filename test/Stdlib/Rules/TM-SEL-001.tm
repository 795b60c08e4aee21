// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SEL-001 | FileCheck %s

// ActorSpoofing

import std.stride_element.*;

system Open {
  boundary z : PublicInternet { a : Customer { considered = []; } b : Browser; }
  flow f : a -> b;
}

system Quiet {
  boundary z : PublicInternet { a : Customer { controls = [StrideReview]; } b : Browser; }
  flow f : a -> b;
}

system Other {
  boundary inside : PrivateNetwork { p : Service; q : Worker; }
  flow f : p -> q via Https;
}

system Asked {
  boundary z : PublicInternet { a : Customer {} b : Browser; }
  flow f : a -> b;
}

// CHECK: question Asked.a asks Asked.a.considered{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by StrideReview{{$}}
// CHECK-NOT: {{.}}
