// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-007 | FileCheck %s

// SensorSpoofing

import std.iot.*;

data Page { sensitivity = Public; integrity = Operational; }
data Price { sensitivity = Public; integrity = Important; }

system Open {
  boundary field : FieldSite {
    d : Sensor { device_identity = true; keys_in_hardware = true; plausibility_checked = false; }
  }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { carries = [Price]; authn = ApiKey; }
}

system Quiet {
  boundary field : FieldSite {
    d : Sensor { device_identity = true; keys_in_hardware = true; controls = [PlausibilityChecks]; }
  }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { carries = [Price]; authn = ApiKey; }
}

system Other {
  boundary field : FieldSite { d : Sensor; }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { carries = [Page]; }
}

system Asked {
  boundary field : FieldSite { d : Sensor { device_identity = true; keys_in_hardware = true; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { carries = [Price]; authn = ApiKey; }
}

// CHECK: question Asked.hub,Asked.d asks Asked.d.plausibility_checked{{$}}
// CHECK-NEXT: open Open.hub,Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.hub,Quiet.d by PlausibilityChecks{{$}}
// CHECK-NOT: {{.}}
