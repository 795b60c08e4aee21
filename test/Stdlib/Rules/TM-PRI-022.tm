// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-022 | FileCheck %s

// NeverAssessed

import std.privacy.*;

system Open {
  data D : HealthRecord { impact_assessed = false; }
  boundary inside : PrivateNetwork { s : Service; t : Service; }
  flow f : s -> t via Https { carries = [D]; }
}

system Quiet {
  data D : HealthRecord { controls = [ImpactAssessment]; }
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

// CHECK: question Asked.D asks Asked.D.impact_assessed{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by ImpactAssessment{{$}}
// CHECK-NOT: {{.}}
