// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-006 | FileCheck %s

// PersistentBuildRunner

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork { p : BuildPipeline { components_monitored = true; runners_ephemeral = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : BuildPipeline { components_monitored = true; controls = [EphemeralRunners]; }
  }
}

system Other {
  boundary inside : PrivateNetwork { p : Worker; }
}

system Asked {
  boundary inside : PrivateNetwork { p : BuildPipeline { components_monitored = true; } }
}

// CHECK: question Asked.p asks Asked.p.runners_ephemeral{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by EphemeralRunners{{$}}
// CHECK-NOT: {{.}}
