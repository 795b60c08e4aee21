// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-024 | FileCheck %s

// MissingParentalConsent

import std.privacy.*;

system Open {
  data D : ChildData { parental_consent = false; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Quiet {
  data D : ChildData { controls = [ParentalConsent]; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Other {
  data D : PersonalData;
  boundary inside : PrivateNetwork { s : Service; }
}

system Asked {
  data D : ChildData;
  boundary inside : PrivateNetwork { s : Service; }
}

// CHECK: question Asked.D asks Asked.D.parental_consent{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by ParentalConsent{{$}}
// CHECK-NOT: {{.}}
