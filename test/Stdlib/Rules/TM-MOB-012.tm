// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-012 | FileCheck %s

// LostOrStolenDevice

import std.mobile.*;

data Letter { sensitivity = Confidential; }

system Open {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Letter];
      encrypted_at_rest = true;
      excluded_from_backup = true;
      app_lock = false;
    }
  }
}

system Quiet {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Letter];
      encrypted_at_rest = true;
      excluded_from_backup = true;
      controls = [AppLock];
    }
  }
}

system Other {
  boundary ph : Phone { app : PhoneApp; }
}

system Asked {
  boundary ph : Phone {
    app : PhoneApp { stores = [Letter]; encrypted_at_rest = true; excluded_from_backup = true; }
  }
}

// CHECK: question Asked.app asks Asked.app.app_lock{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by AppLock{{$}}
// CHECK-NOT: {{.}}
