// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-008 | FileCheck %s

// CuriousLibrary

import std.mobile.*;

data Letter { sensitivity = Confidential; }

system Open {
  boundary ph : Phone {
    app : PhoneApp {
      embeds_sdks = true;
      stores = [Letter];
      encrypted_at_rest = true;
      backup_excluded = true;
      screen_protected = true;
      locks_itself = true;
      sdks_reviewed = false;
    }
  }
}

system Quiet {
  boundary ph : Phone {
    app : PhoneApp {
      embeds_sdks = true;
      stores = [Letter];
      encrypted_at_rest = true;
      backup_excluded = true;
      screen_protected = true;
      locks_itself = true;
      controls = [ReviewedSdks];
    }
  }
}

system Other {
  boundary ph : Phone { app : PhoneApp { embeds_sdks = true; } }
}

system Asked {
  boundary ph : Phone {
    app : PhoneApp {
      embeds_sdks = true;
      stores = [Letter];
      encrypted_at_rest = true;
      backup_excluded = true;
      screen_protected = true;
      locks_itself = true;
    }
  }
}

// CHECK: question Asked.app asks Asked.app.sdks_reviewed{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by ReviewedSdks{{$}}
// CHECK-NOT: {{.}}
