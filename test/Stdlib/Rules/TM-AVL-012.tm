// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-012 | FileCheck %s

// SingleSiteDeployment

import std.resilience.*;

system Open {
  boundary inside : PrivateNetwork {
    p : Worker {
      availability = Critical;
      redundant = true;
      recovery_tested = true;
      load_shedding = true;
      geo_redundant = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : Worker {
      availability = Critical;
      redundant = true;
      recovery_tested = true;
      load_shedding = true;
      controls = [GeographicRedundancy];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { p : Worker { availability = Critical; redundant = false; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : Worker { availability = Critical; redundant = true; recovery_tested = true; load_shedding = true; }
  }
}

// CHECK: question Asked.p asks Asked.p.geo_redundant{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by GeographicRedundancy{{$}}
// CHECK-NOT: {{.}}
