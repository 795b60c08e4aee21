// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-016 | FileCheck %s

// UnauthorizedCommandMessage

import std.iot.*;

system Open {
  boundary plant : ControlNetwork { h : Hmi; p : Plc { commands_restricted = false; } }
  flow f : h -> p via Modbus;
}

system Quiet {
  boundary plant : ControlNetwork { h : Hmi; p : Plc { controls = [CommandAllowList]; } }
  flow f : h -> p via Modbus;
}

system Other {
  boundary plant : ControlNetwork { h : Hmi; p : Plc; }
  flow f : h -> p via OpcUa;
}

system Asked {
  boundary plant : ControlNetwork { h : Hmi; p : Plc; }
  flow f : h -> p via Modbus;
}

// CHECK: question Asked.p,Asked.f asks Asked.p.commands_restricted{{$}}
// CHECK-NEXT: open Open.p,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.p,Quiet.f by CommandAllowList{{$}}
// CHECK-NOT: {{.}}
