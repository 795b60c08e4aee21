// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-009 | FileCheck %s

// AppRepackaging

import std.mobile.*;

system Open {
  boundary ph : Phone { app : PhoneApp { valuable_code = true; app_attested = false; } }
}

system Quiet {
  boundary ph : Phone { app : PhoneApp { valuable_code = true; controls = [AppAttestation]; } }
}

system Other {
  boundary ph : Phone { app : PhoneApp { does = []; } }
}

system Asked {
  boundary ph : Phone { app : PhoneApp { valuable_code = true; } }
}

// CHECK: question Asked.app asks Asked.app.app_attested{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by AppAttestation{{$}}
// CHECK-NOT: {{.}}
