// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-004 | FileCheck %s

// ExposedDebugInterface

import std.iot.*;

system Open {
  boundary field : FieldSite { d : SmartDevice { debug_disabled = false; } }
}

system Quiet {
  boundary field : FieldSite { d : SmartDevice { controls = [DebugPortsDisabled]; } }
}

system Other {
  boundary plant : ControlNetwork { d : SmartDevice; }
}

system Asked {
  boundary field : FieldSite { d : SmartDevice; }
}

// CHECK: question Asked.d asks Asked.d.debug_disabled{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by DebugPortsDisabled{{$}}
// CHECK-NOT: {{.}}
