// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-014 | FileCheck %s

// FirmwareRollback

import std.iot.*;

system Open {
  boundary field : FieldSite { d : SmartDevice { secure_boot = true; rollback_refused = false; } }
}

system Quiet {
  boundary field : FieldSite { d : SmartDevice { secure_boot = true; controls = [RollbackProtection]; } }
}

system Other {
  boundary field : FieldSite { d : SmartDevice { secure_boot = false; } }
}

system Asked {
  boundary field : FieldSite { d : SmartDevice { secure_boot = true; } }
}

// CHECK: question Asked.d asks Asked.d.rollback_refused{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by RollbackProtection{{$}}
// CHECK-NOT: {{.}}
