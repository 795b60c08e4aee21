// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-005 | FileCheck %s

// ExportedAppComponents

import std.mobile.*;

system Open {
  boundary ph : Phone { app : PhoneApp { offers_services = true; callers_checked = false; } }
}

system Quiet {
  boundary ph : Phone { app : PhoneApp { offers_services = true; controls = [ComponentPermissions]; } }
}

system Other {
  boundary ph : Phone { app : PhoneApp { does = []; } }
}

system Asked {
  boundary ph : Phone { app : PhoneApp { offers_services = true; } }
}

// CHECK: question Asked.app asks Asked.app.callers_checked{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by ComponentPermissions{{$}}
// CHECK-NOT: {{.}}
