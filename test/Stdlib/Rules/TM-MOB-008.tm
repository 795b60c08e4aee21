// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-008 | FileCheck %s

// ThirdPartySdkTracking

import std.mobile.*;

data Letter { sensitivity = Confidential; }

system Open {
  boundary ph : Phone {
    app : PhoneApp {
      embeds_sdks = true;
      stores = [Letter];
      encrypted_at_rest = true;
      excluded_from_backup = true;
      screen_protected = true;
      app_lock = true;
      sdks_vetted = false;
    }
  }
}

system Quiet {
  boundary ph : Phone {
    app : PhoneApp {
      embeds_sdks = true;
      stores = [Letter];
      encrypted_at_rest = true;
      excluded_from_backup = true;
      screen_protected = true;
      app_lock = true;
      controls = [SdkReview];
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
      excluded_from_backup = true;
      screen_protected = true;
      app_lock = true;
    }
  }
}

// CHECK: question Asked.app asks Asked.app.sdks_vetted{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by SdkReview{{$}}
// CHECK-NOT: {{.}}
