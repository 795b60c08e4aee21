// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-012 | FileCheck %s

// LostPhone

import std.mobile.*;

data Letter { sensitivity = Confidential; }

system Open {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Letter];
      encrypted_at_rest = true;
      backup_excluded = true;
      locks_itself = false;
    }
  }
}

system Quiet {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Letter];
      encrypted_at_rest = true;
      backup_excluded = true;
      controls = [AppLock];
    }
  }
}

system Other {
  boundary ph : Phone { app : PhoneApp; }
}

system Asked {
  boundary ph : Phone {
    app : PhoneApp { stores = [Letter]; encrypted_at_rest = true; backup_excluded = true; }
  }
}

// CHECK: question Asked.app asks Asked.app.locks_itself{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by AppLock{{$}}
// CHECK-NOT: {{.}}
