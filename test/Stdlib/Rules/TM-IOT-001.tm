// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-001 | FileCheck %s

// DeviceDefaultPassword

import std.iot.*;

system Open {
  boundary field : FieldSite { d : SmartDevice { unique_password = false; } p : Service; }
  flow f : p -> d via Http;
}

system Quiet {
  boundary field : FieldSite { d : SmartDevice { controls = [UniqueDevicePassword]; } }
}

system Other {
  boundary field : UserDevice { d : Browser; }
}

system Asked {
  boundary field : FieldSite { d : SmartDevice; }
}

// CHECK: question Asked.d asks Asked.d.unique_password{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by UniqueDevicePassword{{$}}
// CHECK-NOT: {{.}}
