// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-018 | FileCheck %s

// TransientCyberAsset

import std.iot.*;

system Open {
  boundary plant : ControlNetwork { s : EngineeringStation { media_scanned = false; } }
}

system Quiet {
  boundary plant : ControlNetwork { s : EngineeringStation { controls = [MediaScanningStation]; } }
}

system Other {
  boundary plant : ControlNetwork { h : Hmi; }
}

system Asked {
  boundary plant : ControlNetwork { s : EngineeringStation; }
}

// CHECK: question Asked.s asks Asked.s.media_scanned{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by MediaScanningStation{{$}}
// CHECK-NOT: {{.}}
