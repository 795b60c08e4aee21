// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-008 | FileCheck %s

// ManipulationOfControl

import std.iot.*;

system Open {
  boundary field : FieldSite { d : Actuator { can_harm = true; hardware_interlock = false; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : hub -> d via Mqtts;
}

system Quiet {
  boundary field : FieldSite { d : Actuator { can_harm = true; controls = [HardwareInterlock]; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : hub -> d via Mqtts;
}

system Other {
  boundary field : FieldSite { d : Actuator { can_harm = false; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : hub -> d via Mqtts;
}

system Asked {
  boundary field : FieldSite { d : Actuator { can_harm = true; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : hub -> d via Mqtts;
}

// CHECK: question Asked.d asks Asked.d.hardware_interlock{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by HardwareInterlock{{$}}
// CHECK-NOT: {{.}}
