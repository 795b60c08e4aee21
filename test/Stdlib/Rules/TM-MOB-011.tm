// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-011 | FileCheck %s

// PictureOfTheScreen

import std.mobile.*;

data Letter { sensitivity = Confidential; }
data Card : PaymentCard;

system Open {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Card];
      encrypted_at_rest = true;
      backup_excluded = true;
      locks_itself = true;
      screen_protected = false;
    }
  }
}

system Quiet {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Card];
      encrypted_at_rest = true;
      backup_excluded = true;
      locks_itself = true;
      controls = [ProtectedScreen];
    }
  }
}

system Other {
  boundary ph : Phone { app : PhoneApp { stores = [Letter]; } }
}

system Asked {
  boundary ph : Phone {
    app : PhoneApp { stores = [Card]; encrypted_at_rest = true; backup_excluded = true; locks_itself = true; }
  }
}

// CHECK: question Asked.app asks Asked.app.screen_protected{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by ProtectedScreen{{$}}
// CHECK-NOT: {{.}}
