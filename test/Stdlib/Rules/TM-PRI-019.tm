// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-019 | FileCheck %s

// OnceAndForAll

import std.privacy.*;

system Open {
  data D : PersonalData { by_consent = true; consent_revocable = false; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Quiet {
  data D : PersonalData { by_consent = true; controls = [RevocableConsent]; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Other {
  data D : PersonalData { traits = []; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Asked {
  data D : PersonalData { by_consent = true; }
  boundary inside : PrivateNetwork { s : Service; }
}

// CHECK: question Asked.D asks Asked.D.consent_revocable{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by RevocableConsent{{$}}
// CHECK-NOT: {{.}}
