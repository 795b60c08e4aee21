// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-009 | FileCheck %s

// MissingLoadShedding

import std.resilience.*;

system Open {
  boundary inside : PrivateNetwork {
    p : Service {
      availability = Critical;
      redundant = true;
      rate_limited = true;
      recovery_tested = true;
      geo_redundant = true;
      ddos_protected = true;
      load_shedding = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : Service {
      availability = Critical;
      redundant = true;
      rate_limited = true;
      recovery_tested = true;
      geo_redundant = true;
      ddos_protected = true;
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
      availability = Critical;
      redundant = true;
      rate_limited = true;
      recovery_tested = true;
      geo_redundant = true;
      ddos_protected = true;
    }
  }
}

// CHECK: question Asked.p asks Asked.p.load_shedding{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by LoadShedding{{$}}
// CHECK-NOT: {{.}}
