// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-003 | FileCheck %s

// DependencyConfusion

import std.supply.*;

system Open {
  boundary there : ThirdParty { r : PackageRegistry; }
  boundary inside : PrivateNetwork { p : BuildPipeline { dependencies_pinned = false; } }
  flow f : p -> r via Https;
}

system Quiet {
  boundary there : ThirdParty { r : PackageRegistry; }
  boundary inside : PrivateNetwork { p : BuildPipeline { controls = [DependencyPinning]; } }
  flow f : p -> r via Https;
}

system Other {
  boundary inside : PrivateNetwork { p : BuildPipeline; s : SourceRepository; }
  flow f : p -> s via Https;
}

system Asked {
  boundary there : ThirdParty { r : PackageRegistry; }
  boundary inside : PrivateNetwork { p : BuildPipeline; }
  flow f : p -> r via Https;
}

// CHECK: question Asked.p asks Asked.p.dependencies_pinned{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by DependencyPinning{{$}}
// CHECK-NOT: {{.}}
