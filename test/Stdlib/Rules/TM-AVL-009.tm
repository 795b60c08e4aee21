// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-009 | FileCheck %s

// AllOrNothing

import std.resilience.*;

system Open {
  boundary inside : PrivateNetwork {
    p : Service {
      availability = Vital;
      redundant = true;
      rate_limited = true;
      recovery_tested = true;
      sites_separate = true;
      flood_protected = true;
      sheds_load = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : Service {
      availability = Vital;
      redundant = true;
      rate_limited = true;
      recovery_tested = true;
      sites_separate = true;
      flood_protected = true;
      controls = [LoadShedding];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { p : Service { availability = Important; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : Service {
      availability = Vital;
      redundant = true;
      rate_limited = true;
      recovery_tested = true;
      sites_separate = true;
      flood_protected = true;
    }
  }
}

// CHECK: question Asked.p asks Asked.p.sheds_load{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by LoadShedding{{$}}
// CHECK-NOT: {{.}}
