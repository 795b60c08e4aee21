// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-013 | FileCheck %s

// ForgottenServices

import std.iot.*;

system Open {
  boundary field : FieldSite { d : SmartDevice { services_minimal = false; } }
}

system Quiet {
  boundary field : FieldSite { d : SmartDevice { controls = [MinimalServices]; } }
}

system Other {
  boundary plant : ControlNetwork { d : SmartDevice; }
}

system Asked {
  boundary field : FieldSite { d : SmartDevice; }
}

// CHECK: question Asked.d asks Asked.d.services_minimal{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by MinimalServices{{$}}
// CHECK-NOT: {{.}}
