// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-010 | FileCheck %s

// NoisyNeighbour

import std.resilience.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host {
    trust = 70;
    p : Service { availability = Important; redundant = true; }
    api : ApiService;
    resources_isolated = false;
  }
  flow f : browser -> api via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host {
    trust = 70;
    p : Service { availability = Important; redundant = true; }
    api : ApiService;
    controls = [ResourceIsolation];
  }
  flow f : browser -> api via Https;
}

system Other {
  boundary h : Host {
    trust = 70;
    p : Service { availability = Important; redundant = true; }
    api : ApiService;
  }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host {
    trust = 70;
    p : Service { availability = Important; redundant = true; }
    api : ApiService;
  }
  flow f : browser -> api via Https;
}

// CHECK: question Asked.p,Asked.h asks Asked.h.resources_isolated{{$}}
// CHECK-NEXT: open Open.p,Open.h{{$}}
// CHECK-NEXT: mitigated Quiet.p,Quiet.h by ResourceIsolation{{$}}
// CHECK-NOT: {{.}}
