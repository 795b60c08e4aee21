// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-011 | FileCheck %s

// NeverTriedRecovery

import std.resilience.*;

system Open {
  boundary inside : PrivateNetwork {
    p : Worker {
      availability = Vital;
      redundant = true;
      sites_separate = true;
      sheds_load = true;
      recovery_tested = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : Worker {
      availability = Vital;
      redundant = true;
      sites_separate = true;
      sheds_load = true;
      controls = [RecoveryDrill];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { p : Worker { availability = Important; redundant = true; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : Worker { availability = Vital; redundant = true; sites_separate = true; sheds_load = true; }
  }
}

// CHECK: question Asked.p asks Asked.p.recovery_tested{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by RecoveryDrill{{$}}
// CHECK-NOT: {{.}}
