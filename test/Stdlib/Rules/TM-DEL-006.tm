// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-006 | FileCheck %s

// UsedRunner

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork { p : BuildPipeline { components_watched = true; runners_fresh = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : BuildPipeline { components_watched = true; controls = [FreshRunners]; }
  }
}

system Other {
  boundary inside : PrivateNetwork { p : Worker; }
}

system Asked {
  boundary inside : PrivateNetwork { p : BuildPipeline { components_watched = true; } }
}

// CHECK: question Asked.p asks Asked.p.runners_fresh{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by FreshRunners{{$}}
// CHECK-NOT: {{.}}
