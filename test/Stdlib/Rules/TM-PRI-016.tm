// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-016 | FileCheck %s

// MissingPrivacyNotice

import std.privacy.*;

system Open {
  data D : PersonalData { privacy_notice = false; }
  boundary inside : PrivateNetwork { s : Service; t : Service; }
  flow f : s -> t via Https { carries = [D]; }
}

system Quiet {
  data D : PersonalData { controls = [PrivacyNotice]; }
  boundary inside : PrivateNetwork { s : Service; t : Service; }
  flow f : s -> t via Https { carries = [D]; }
}

system Other {
  data D : PersonalData;
  boundary inside : PrivateNetwork { s : Service; }
}

system Asked {
  data D : PersonalData;
  boundary inside : PrivateNetwork { s : Service; t : Service; }
  flow f : s -> t via Https { carries = [D]; }
}

// CHECK: question Asked.D asks Asked.D.privacy_notice{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by PrivacyNotice{{$}}
// CHECK-NOT: {{.}}
