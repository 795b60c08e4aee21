// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-010 | FileCheck %s

// SilentWithoutNetwork

import std.iot.*;

system Open {
  boundary field : FieldSite { d : Sensor { availability = Important; works_offline = false; } }
}

system Quiet {
  boundary field : FieldSite { d : Sensor { availability = Important; controls = [OfflineOperation]; } }
}

system Other {
  boundary field : FieldSite { d : Sensor { can_harm = false; } }
}

system Asked {
  boundary field : FieldSite { d : Sensor { availability = Important; } }
}

// CHECK: question Asked.d asks Asked.d.works_offline{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by OfflineOperation{{$}}
// CHECK-NOT: {{.}}
