// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-001 | FileCheck %s

// SensitiveDataInBackup

import std.mobile.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Letter];
      encrypted_at_rest = true;
      screen_protected = true;
      app_lock = true;
      excluded_from_backup = false;
    }
  }
}

system Quiet {
  boundary ph : Phone {
    app : PhoneApp {
      stores = [Letter];
      encrypted_at_rest = true;
      screen_protected = true;
      app_lock = true;
      controls = [BackupExclusion];
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
      app_lock = true;
    }
  }
}

// CHECK: question Asked.app asks Asked.app.excluded_from_backup{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by BackupExclusion{{$}}
// CHECK-NOT: {{.}}
