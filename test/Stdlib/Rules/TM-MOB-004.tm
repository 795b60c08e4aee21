// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-004 | FileCheck %s

// PageReachesApp

import std.mobile.*;

system Open {
  boundary ph : Phone { app : PhoneApp { web_views = true; bridge_closed = false; } }
}

system Quiet {
  boundary ph : Phone { app : PhoneApp { web_views = true; controls = [ClosedBridge]; } }
}

system Other {
  boundary ph : Phone { app : PhoneApp { does = []; } }
}

system Asked {
  boundary ph : Phone { app : PhoneApp { web_views = true; } }
}

// CHECK: question Asked.app asks Asked.app.bridge_closed{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by ClosedBridge{{$}}
// CHECK-NOT: {{.}}
