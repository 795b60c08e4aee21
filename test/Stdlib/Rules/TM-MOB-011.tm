// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-011 | FileCheck %s

// ScreenCapture

import std.mobile.*;

data Letter { sensitivity = Confidential; }
data Card : PaymentCard;

system Open {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Card];
      encrypted_at_rest = true;
      excluded_from_backup = true;
      app_lock = true;
      screen_protected = false;
    }
  }
}

system Quiet {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Card];
      encrypted_at_rest = true;
      excluded_from_backup = true;
      app_lock = true;
      controls = [ScreenProtection];
    }
  }
}

system Other {
  boundary ph : Phone { app : PhoneApp { stores = [Letter]; } }
}

system Asked {
  boundary ph : Phone {
    app : PhoneApp { stores = [Card]; encrypted_at_rest = true; excluded_from_backup = true; app_lock = true; }
  }
}

// CHECK: question Asked.app asks Asked.app.screen_protected{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by ScreenProtection{{$}}
// CHECK-NOT: {{.}}
