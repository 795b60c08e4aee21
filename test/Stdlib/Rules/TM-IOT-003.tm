// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-003 | FileCheck %s

// MissingFirmwareUpdate

import std.iot.*;

system Open {
  boundary field : FieldSite { d : SmartDevice { updatable = false; } }
}

system Quiet {
  boundary field : FieldSite { d : SmartDevice { controls = [OverTheAirUpdates]; } }
}

system Other {
  boundary field : UserDevice { d : Browser; }
}

system Asked {
  boundary field : FieldSite { d : SmartDevice; }
}

// CHECK: question Asked.d asks Asked.d.updatable{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by OverTheAirUpdates{{$}}
// CHECK-NOT: {{.}}
