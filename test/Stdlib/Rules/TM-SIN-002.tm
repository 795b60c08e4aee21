// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SIN-002 | FileCheck %s

// ResponderSpoofing

import std.stride_interaction.*;

system Open {
  boundary inside : PrivateNetwork { a : Service; }
  boundary o : ThirdParty { b : ExternalApi; }
  flow f : a -> b via Https { considered = []; }
}

system Quiet {
  boundary inside : PrivateNetwork { a : Service; }
  boundary o : ThirdParty { b : ExternalApi; }
  flow f : a -> b via Https { controls = [FlowStrideReview]; }
}

system Other {
  boundary inside : PrivateNetwork { a : Service; b : Worker; }
  flow f : a -> b via Https;
}

system Asked {
  boundary inside : PrivateNetwork { a : Service; }
  boundary o : ThirdParty { b : ExternalApi; }
  flow f : a -> b via Https {}
}

// CHECK: question Asked.f asks Asked.f.considered{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by FlowStrideReview{{$}}
// CHECK-NOT: {{.}}
