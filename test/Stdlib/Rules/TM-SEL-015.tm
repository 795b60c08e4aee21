// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SEL-015 | FileCheck %s

// FlowDenialOfService

import std.stride_element.*;

system Open {
  boundary inside : PrivateNetwork { p : Service; q : Worker; }
  flow f : p -> q via Https { considered = []; }
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service; q : Worker; }
  flow f : p -> q via Https { controls = [FlowStrideReview]; }
}

system Other {
  boundary inside : PrivateNetwork { p : Service; q : Worker; }
  flow f : p -> q via LocalCall;
}

system Asked {
  boundary inside : PrivateNetwork { p : Service; q : Worker; }
  flow f : p -> q via Https {}
}

// CHECK: question Asked.f asks Asked.f.considered{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by FlowStrideReview{{$}}
// CHECK-NOT: {{.}}
