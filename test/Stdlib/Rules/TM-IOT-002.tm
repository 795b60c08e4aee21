// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-002 | FileCheck %s

// MissingSecureBoot

import std.iot.*;

system Open {
  boundary field : FieldSite { d : SmartDevice { secure_boot = false; } }
}

system Quiet {
  boundary field : FieldSite { d : SmartDevice { controls = [SecureBoot]; } }
}

system Other {
  boundary field : UserDevice { d : Browser; }
}

system Asked {
  boundary field : FieldSite { d : SmartDevice; }
}

// CHECK: question Asked.d asks Asked.d.secure_boot{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by SecureBoot{{$}}
// CHECK-NOT: {{.}}
