// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-013 | FileCheck %s

// UnnecessaryServices

import std.iot.*;

system Open {
  boundary field : FieldSite { d : SmartDevice { services_minimized = false; } }
}

system Quiet {
  boundary field : FieldSite { d : SmartDevice { controls = [ServiceMinimization]; } }
}

system Other {
  boundary plant : ControlNetwork { d : SmartDevice; }
}

system Asked {
  boundary field : FieldSite { d : SmartDevice; }
}

// CHECK: question Asked.d asks Asked.d.services_minimized{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by ServiceMinimization{{$}}
// CHECK-NOT: {{.}}
