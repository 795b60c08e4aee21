// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-011 | FileCheck %s

// UntestedDisasterRecovery

import std.resilience.*;

system Open {
  boundary inside : PrivateNetwork {
    p : Worker {
      availability = Critical;
      redundant = true;
      geo_redundant = true;
      load_shedding = true;
      recovery_tested = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : Worker {
      availability = Critical;
      redundant = true;
      geo_redundant = true;
      load_shedding = true;
      controls = [DisasterRecoveryTest];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { p : Worker { availability = Important; redundant = true; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : Worker { availability = Critical; redundant = true; geo_redundant = true; load_shedding = true; }
  }
}

// CHECK: question Asked.p asks Asked.p.recovery_tested{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by DisasterRecoveryTest{{$}}
// CHECK-NOT: {{.}}
