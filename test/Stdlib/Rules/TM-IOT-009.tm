// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-009 | FileCheck %s

// InsecurePairing

import std.iot.*;

system Open {
  boundary field : FieldSite { d : Sensor; hub : EdgeGateway; }
  flow f : d -> hub via Ble { pairing_secured = false; }
}

system Quiet {
  boundary field : FieldSite { d : Sensor; hub : EdgeGateway; }
  flow f : d -> hub via Ble { controls = [SecurePairing]; }
}

system Other {
  boundary field : FieldSite { d : Sensor; hub : EdgeGateway; }
  flow f : d -> hub via Mqtts;
}

system Asked {
  boundary field : FieldSite { d : Sensor; hub : EdgeGateway; }
  flow f : d -> hub via Ble;
}

// CHECK: question Asked.f asks Asked.f.pairing_secured{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by SecurePairing{{$}}
// CHECK-NOT: {{.}}
