// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-022 | FileCheck %s

// FleetWideCommand

import std.iot.*;

system Open {
  boundary field : FieldSite { d : Sensor; }
  boundary inside : PrivateNetwork { hub : DeviceHub { commands_staged = false; } }
  flow f : hub -> d via Mqtts;
}

system Quiet {
  boundary field : FieldSite { d : Sensor; }
  boundary inside : PrivateNetwork { hub : DeviceHub { controls = [StagedCommandRollout]; } }
  flow f : hub -> d via Mqtts;
}

system Other {
  boundary inside : PrivateNetwork { hub : DeviceHub; }
}

system Asked {
  boundary field : FieldSite { d : Sensor; }
  boundary inside : PrivateNetwork { hub : DeviceHub; }
  flow f : hub -> d via Mqtts;
}

// Orders go through a broker and the gateway of a site.
system Through {
  boundary field : FieldSite { d : Sensor; gw : EdgeGateway; }
  boundary inside : PrivateNetwork { b : Broker; hub : DeviceHub { commands_staged = false; } }
  flow f : hub -> b via Mqtts;
  flow g : gw <-> b via Mqtts;
  flow h : gw -> d via Zigbee;
}

// CHECK: question Asked.hub asks Asked.hub.commands_staged{{$}}
// CHECK-NEXT: open Open.hub{{$}}
// CHECK-NEXT: mitigated Quiet.hub by StagedCommandRollout{{$}}
// CHECK-NEXT: open Through.hub{{$}}
// CHECK-NOT: {{.}}
