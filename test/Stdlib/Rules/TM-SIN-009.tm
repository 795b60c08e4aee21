// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SIN-009 | FileCheck %s

// CallerDenialOfService

import std.stride_interaction.*;

system Open {
  boundary outside : PublicInternet { a : Browser; }
  boundary inside : PrivateNetwork { b : Service; }
  flow f : a -> b via Https { considered = []; }
}

system Quiet {
  boundary outside : PublicInternet { a : Browser; }
  boundary inside : PrivateNetwork { b : Service; }
  flow f : a -> b via Https { controls = [FlowStrideReview]; }
}

system Other {
  boundary inside : PrivateNetwork { a : Service; b : Worker; }
  flow f : a -> b via Https;
}

system Asked {
  boundary outside : PublicInternet { a : Browser; }
  boundary inside : PrivateNetwork { b : Service; }
  flow f : a -> b via Https {}
}

// CHECK: question Asked.f asks Asked.f.considered{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by FlowStrideReview{{$}}
// CHECK-NOT: {{.}}
