// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-016 | FileCheck %s

// ObedientController

import std.iot.*;

system Open {
  boundary plant : ControlNetwork { h : Hmi; p : Plc { callers_fixed = false; } }
  flow f : h -> p via Modbus;
}

system Quiet {
  boundary plant : ControlNetwork { h : Hmi; p : Plc { controls = [FixedCallers]; } }
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

// CHECK: question Asked.p,Asked.f asks Asked.p.callers_fixed{{$}}
// CHECK-NEXT: open Open.p,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.p,Quiet.f by FixedCallers{{$}}
// CHECK-NOT: {{.}}
