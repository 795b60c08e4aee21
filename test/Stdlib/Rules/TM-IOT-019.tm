// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-019 | FileCheck %s

// MissingSafetySystemIsolation

import std.iot.*;

system Open {
  boundary plant : ControlNetwork { h : Hmi; p : SafetyController { isolated = false; } }
}

system Quiet {
  boundary plant : ControlNetwork { h : Hmi; p : SafetyController { controls = [SafetySystemIsolation]; } }
}

system Other {
  boundary plant : SafetyNetwork { p : SafetyController; }
}

system Asked {
  boundary plant : ControlNetwork { h : Hmi; p : SafetyController; }
}

// CHECK: question Asked.p asks Asked.p.isolated{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by SafetySystemIsolation{{$}}
// CHECK-NOT: {{.}}
