// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-004 | FileCheck %s

// VulnerableComponents

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork { p : BuildPipeline { components_monitored = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { p : BuildPipeline { controls = [SoftwareCompositionAnalysis]; } }
}

system Other {
  boundary inside : PrivateNetwork { p : Worker; }
}

system Asked {
  boundary inside : PrivateNetwork { p : BuildPipeline; }
}

// CHECK: question Asked.p asks Asked.p.components_monitored{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by SoftwareCompositionAnalysis{{$}}
// CHECK-NOT: {{.}}
