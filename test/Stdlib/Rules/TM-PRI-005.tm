// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-005 | FileCheck %s

// Reidentification

import std.privacy.*;

system Open {
  data D : Statistic { anonymisation_tested = false; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Quiet {
  data D : Statistic { controls = [Anonymisation]; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Other {
  data D : PublicData;
  boundary inside : PrivateNetwork { s : Service; }
}

system Asked {
  data D : Statistic;
  boundary inside : PrivateNetwork { s : Service; }
}

// CHECK: question Asked.D asks Asked.D.anonymisation_tested{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by Anonymisation{{$}}
// CHECK-NOT: {{.}}
