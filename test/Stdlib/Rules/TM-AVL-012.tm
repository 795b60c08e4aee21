// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-012 | FileCheck %s

// AllInOnePlace

import std.resilience.*;

system Open {
  boundary inside : PrivateNetwork {
    p : Worker {
      availability = Vital;
      redundant = true;
      recovery_tested = true;
      sheds_load = true;
      sites_separate = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : Worker {
      availability = Vital;
      redundant = true;
      recovery_tested = true;
      sheds_load = true;
      controls = [SeparateSites];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { p : Worker { availability = Vital; redundant = false; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : Worker { availability = Vital; redundant = true; recovery_tested = true; sheds_load = true; }
  }
}

// CHECK: question Asked.p asks Asked.p.sites_separate{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by SeparateSites{{$}}
// CHECK-NOT: {{.}}
