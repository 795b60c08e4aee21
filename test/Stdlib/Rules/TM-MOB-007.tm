// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-007 | FileCheck %s

// BiometricBypass

import std.mobile.*;

system Open {
  boundary ph : Phone { app : PhoneApp { biometric_login = true; biometrics_key_bound = false; } }
}

system Quiet {
  boundary ph : Phone { app : PhoneApp { biometric_login = true; controls = [KeyBoundBiometrics]; } }
}

system Other {
  boundary ph : Phone { app : PhoneApp { does = []; } }
}

system Asked {
  boundary ph : Phone { app : PhoneApp { biometric_login = true; } }
}

// CHECK: question Asked.app asks Asked.app.biometrics_key_bound{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by KeyBoundBiometrics{{$}}
// CHECK-NOT: {{.}}
