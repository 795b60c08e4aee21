// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-024 | FileCheck %s

// DeviceMessageInjection

import std.iot.*;

system Open {
  boundary field : FieldSite { d : Sensor; g : EdgeGateway { messages_checked = false; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> g via Mqtts;
  flow h : g -> hub via Mqtts;
}

system Quiet {
  boundary field : FieldSite { d : Sensor; g : EdgeGateway { controls = [GatewayMessageValidation]; } }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> g via Mqtts;
  flow h : g -> hub via Mqtts;
}

system Other {
  boundary inside : PrivateNetwork { g : EdgeGateway; hub : DeviceHub; }
  flow h : g -> hub via Mqtts;
}

system Asked {
  boundary field : FieldSite { d : Sensor; g : EdgeGateway; }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : d -> g via Mqtts;
  flow h : g -> hub via Mqtts;
}

// CHECK: question Asked.g asks Asked.g.messages_checked{{$}}
// CHECK-NEXT: open Open.g{{$}}
// CHECK-NEXT: mitigated Quiet.g by GatewayMessageValidation{{$}}
// CHECK-NOT: {{.}}
