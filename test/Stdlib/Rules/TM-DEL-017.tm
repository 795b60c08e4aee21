// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-017 | FileCheck %s

// ColocatedBuildServer

import std.supply.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host {
    trust = 70;
    p : BuildPipeline { components_monitored = true; runners_ephemeral = false; }
    api : ApiService;
  }
  flow f : browser -> api via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host {
    trust = 70;
    p : BuildPipeline { components_monitored = true; controls = [EphemeralRunners]; }
    api : ApiService;
  }
  flow f : browser -> api via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host { trust = 70; p : BuildPipeline; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host { trust = 70; p : BuildPipeline { components_monitored = true; } api : ApiService; }
  flow f : browser -> api via Https;
}

// CHECK: question Asked.p,Asked.h asks Asked.p.runners_ephemeral{{$}}
// CHECK-NEXT: open Open.p,Open.h{{$}}
// CHECK-NEXT: mitigated Quiet.p,Quiet.h by EphemeralRunners{{$}}
// CHECK-NOT: {{.}}
