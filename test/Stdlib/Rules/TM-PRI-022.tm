// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-022 | FileCheck %s

// MissingImpactAssessment

import std.privacy.*;

system Open {
  data D : HealthRecord { dpia_done = false; }
  boundary inside : PrivateNetwork { s : Service; t : Service; }
  flow f : s -> t via Https { carries = [D]; }
}

system Quiet {
  data D : HealthRecord { controls = [DataProtectionImpactAssessment]; }
  boundary inside : PrivateNetwork { s : Service; t : Service; }
  flow f : s -> t via Https { carries = [D]; }
}

system Other {
  data D : PersonalData;
  boundary inside : PrivateNetwork { s : Service; t : Service; }
  flow f : s -> t via Https { carries = [D]; }
}

system Asked {
  data D : HealthRecord;
  boundary inside : PrivateNetwork { s : Service; t : Service; }
  flow f : s -> t via Https { carries = [D]; }
}

// CHECK: question Asked.D asks Asked.D.dpia_done{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by DataProtectionImpactAssessment{{$}}
// CHECK-NOT: {{.}}
