// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-020 | FileCheck %s

// MissingLegalBasis

import std.privacy.*;

system Open {
  data D : PersonalData { legal_basis = false; }
  boundary inside : PrivateNetwork { s : Service; t : Service; }
  flow f : s -> t via Https { carries = [D]; }
}

system Quiet {
  data D : PersonalData { controls = [LegalBasis]; }
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

// CHECK: question Asked.D asks Asked.D.legal_basis{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by LegalBasis{{$}}
// CHECK-NOT: {{.}}
