// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-005 | FileCheck %s

// SharedDeviceKey

import std.iot.*;

system Open {
  boundary field : FieldSite { d : Sensor { device_identity = false; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { authn = ApiKey; }
}

system Quiet {
  boundary field : FieldSite { d : Sensor { controls = [DeviceIdentity]; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { authn = ApiKey; }
}

system Other {
  boundary field : FieldSite { d : Sensor; }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { authn = ClientCertificate; }
}

system Asked {
  boundary field : FieldSite { d : Sensor; }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> hub via Mqtts { authn = ApiKey; }
}

// CHECK: question Asked.d,Asked.f asks Asked.d.device_identity{{$}}
// CHECK-NEXT: open Open.d,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.d,Quiet.f by DeviceIdentity{{$}}
// CHECK-NOT: {{.}}
