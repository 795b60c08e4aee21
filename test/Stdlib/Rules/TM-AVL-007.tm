// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-007 | FileCheck %s

// Flooded

import std.resilience.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : ReverseProxy {
      availability = Important;
      redundant = true;
      rate_limited = true;
      ddos_protected = false;
    }
  }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : ReverseProxy {
      availability = Important;
      redundant = true;
      rate_limited = true;
      controls = [DdosProtection];
    }
  }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ReverseProxy; }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : ReverseProxy { availability = Important; redundant = true; rate_limited = true; }
  }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.ddos_protected{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by DdosProtection{{$}}
// CHECK-NOT: {{.}}
