// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-007 | FileCheck %s

// FingerThatProvesNothing

import std.mobile.*;

system Open {
  boundary ph : Phone { app : PhoneApp { biometric_login = true; biometry_bound = false; } }
}

system Quiet {
  boundary ph : Phone { app : PhoneApp { biometric_login = true; controls = [BoundBiometry]; } }
}

system Other {
  boundary ph : Phone { app : PhoneApp { does = []; } }
}

system Asked {
  boundary ph : Phone { app : PhoneApp { biometric_login = true; } }
}

// CHECK: question Asked.app asks Asked.app.biometry_bound{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by BoundBiometry{{$}}
// CHECK-NOT: {{.}}
