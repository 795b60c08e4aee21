// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-009 | FileCheck %s

// OpenPairing

import std.iot.*;

system Open {
  boundary field : FieldSite { d : Sensor; hub : EdgeGateway; }
  flow f : d -> hub via Ble { pairing_guarded = false; }
}

system Quiet {
  boundary field : FieldSite { d : Sensor; hub : EdgeGateway; }
  flow f : d -> hub via Ble { controls = [GuardedPairing]; }
}

system Other {
  boundary field : FieldSite { d : Sensor; hub : EdgeGateway; }
  flow f : d -> hub via Mqtts;
}

system Asked {
  boundary field : FieldSite { d : Sensor; hub : EdgeGateway; }
  flow f : d -> hub via Ble;
}

// CHECK: question Asked.f asks Asked.f.pairing_guarded{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by GuardedPairing{{$}}
// CHECK-NOT: {{.}}
