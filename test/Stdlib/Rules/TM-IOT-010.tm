// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-010 | FileCheck %s

// MissingOfflineMode

import std.iot.*;

system Open {
  boundary field : FieldSite { d : Sensor { availability = Important; offline_mode = false; } }
}

system Quiet {
  boundary field : FieldSite { d : Sensor { availability = Important; controls = [OfflineMode]; } }
}

system Other {
  boundary field : FieldSite { d : Sensor { can_harm = false; } }
}

system Asked {
  boundary field : FieldSite { d : Sensor { availability = Important; } }
}

// CHECK: question Asked.d asks Asked.d.offline_mode{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by OfflineMode{{$}}
// CHECK-NOT: {{.}}
