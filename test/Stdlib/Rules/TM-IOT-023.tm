// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-023 | FileCheck %s

// DenialOfControl

import std.iot.*;

system Open {
  boundary plant : ControlNetwork {
    h : Hmi { availability = Critical; redundant = true; manual_fallback = false; }
  }
}

system Quiet {
  boundary plant : ControlNetwork {
    h : Hmi { availability = Critical; redundant = true; controls = [ManualOperation]; }
  }
}

system Other {
  boundary plant : ControlNetwork { h : Hmi; }
}

system Asked {
  boundary plant : ControlNetwork { h : Hmi { availability = Critical; redundant = true; } }
}

// CHECK: question Asked.h asks Asked.h.manual_fallback{{$}}
// CHECK-NEXT: open Open.h{{$}}
// CHECK-NEXT: mitigated Quiet.h by ManualOperation{{$}}
// CHECK-NOT: {{.}}
