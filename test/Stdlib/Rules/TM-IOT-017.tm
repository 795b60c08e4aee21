// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-017 | FileCheck %s

// ControllerLogicModification

import std.iot.*;

system Open {
  boundary plant : ControlNetwork { p : Plc { program_protected = false; } }
}

system Quiet {
  boundary plant : ControlNetwork { p : Plc { controls = [ProgramProtection]; } }
}

system Other {
  boundary plant : ControlNetwork { h : Hmi; }
}

system Asked {
  boundary plant : ControlNetwork { p : Plc; }
}

// CHECK: question Asked.p asks Asked.p.program_protected{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ProgramProtection{{$}}
// CHECK-NOT: {{.}}
