// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-013 | FileCheck %s

// InsufficientCryptography

import std.mobile.*;

data Letter { sensitivity = Confidential; }

system Open {
  boundary p : Phone { app : PhoneApp { stores = [Letter]; cryptography_current = false; } }
}

system Quiet {
  boundary p : Phone { app : PhoneApp { stores = [Letter]; controls = [PlatformCryptography]; } }
}

system Other {
  boundary p : Phone { app : PhoneApp { stores = []; cryptography_current = false; } }
}

system Asked {
  boundary p : Phone { app : PhoneApp { stores = [Letter]; } }
}

// CHECK: question Asked.app asks Asked.app.cryptography_current{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by PlatformCryptography{{$}}
// CHECK-NOT: {{.}}
