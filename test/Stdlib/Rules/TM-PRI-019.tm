// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-019 | FileCheck %s

// IrrevocableConsent

import std.privacy.*;

system Open {
  data D : PersonalData { consent_based = true; consent_withdrawable = false; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Quiet {
  data D : PersonalData { consent_based = true; controls = [ConsentWithdrawal]; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Other {
  data D : PersonalData { traits = []; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Asked {
  data D : PersonalData { consent_based = true; }
  boundary inside : PrivateNetwork { s : Service; }
}

// CHECK: question Asked.D asks Asked.D.consent_withdrawable{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by ConsentWithdrawal{{$}}
// CHECK-NOT: {{.}}
