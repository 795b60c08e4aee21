// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-005 | FileCheck %s

// RecognisedInStatistics

import std.privacy.*;

system Open {
  data D : Statistic { anonymity_tested = false; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Quiet {
  data D : Statistic { controls = [TestedAnonymity]; }
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

// CHECK: question Asked.D asks Asked.D.anonymity_tested{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by TestedAnonymity{{$}}
// CHECK-NOT: {{.}}
