// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-007 | FileCheck %s

// PoisonedPipelineExecution

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      builds_forks = true;
      components_monitored = true;
      runners_ephemeral = true;
      fork_builds_isolated = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      builds_forks = true;
      components_monitored = true;
      runners_ephemeral = true;
      controls = [ForkBuildIsolation];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { p : BuildPipeline { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : BuildPipeline { builds_forks = true; components_monitored = true; runners_ephemeral = true; }
  }
}

// CHECK: question Asked.p asks Asked.p.fork_builds_isolated{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ForkBuildIsolation{{$}}
// CHECK-NOT: {{.}}
