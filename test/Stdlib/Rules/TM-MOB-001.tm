// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-001 | FileCheck %s

// DataInPhoneBackup

import std.mobile.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Ordinary; }

system Open {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Letter];
      encrypted_at_rest = true;
      screen_protected = true;
      locks_itself = true;
      backup_excluded = false;
    }
  }
}

system Quiet {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Letter];
      encrypted_at_rest = true;
      screen_protected = true;
      locks_itself = true;
      controls = [NoPhoneBackup];
    }
  }
}

system Other {
  boundary ph : Phone { app : PhoneApp { stores = [Page]; } }
}

system Asked {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Letter];
      encrypted_at_rest = true;
      screen_protected = true;
      locks_itself = true;
    }
  }
}

// CHECK: question Asked.app asks Asked.app.backup_excluded{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by NoPhoneBackup{{$}}
// CHECK-NOT: {{.}}
