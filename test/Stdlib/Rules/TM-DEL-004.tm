// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-004 | FileCheck %s

// KnownFlaws

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork { p : BuildPipeline { components_watched = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { p : BuildPipeline { controls = [ComponentWatch]; } }
}

system Other {
  boundary inside : PrivateNetwork { p : Worker; }
}

system Asked {
  boundary inside : PrivateNetwork { p : BuildPipeline; }
}

// CHECK: question Asked.p asks Asked.p.components_watched{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ComponentWatch{{$}}
// CHECK-NOT: {{.}}
