// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-006 | FileCheck %s

// KeyExtraction

import std.iot.*;

system Open {
  boundary field : FieldSite { d : Sensor { device_identity = true; keys_in_hardware = false; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { authn = ApiKey; }
}

system Quiet {
  boundary field : FieldSite { d : Sensor { device_identity = true; controls = [HardwareKeyStorage]; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { authn = ApiKey; }
}

system Other {
  boundary field : FieldSite { d : Sensor; }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { authn = Anonymous; }
}

system Asked {
  boundary field : FieldSite { d : Sensor { device_identity = true; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { authn = ApiKey; }
}

// CHECK: question Asked.d asks Asked.d.keys_in_hardware{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by HardwareKeyStorage{{$}}
// CHECK-NOT: {{.}}
