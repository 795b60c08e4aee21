// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-016 | FileCheck %s

// MissingStagedRollout

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      components_monitored = true;
      runners_ephemeral = true;
      secrets_short_lived = true;
      deployment_least_privilege = true;
      provenance = true;
    }
    s : Service { availability = Important; redundant = true; }
  }
  flow f : p -> s via Deployment { staged_rollout = false; }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      components_monitored = true;
      runners_ephemeral = true;
      secrets_short_lived = true;
      deployment_least_privilege = true;
      provenance = true;
    }
    s : Service { availability = Important; redundant = true; }
  }
  flow f : p -> s via Deployment { controls = [StagedRollout]; }
}

system Other {
  boundary inside : PrivateNetwork { p : BuildPipeline; s : Service; }
  flow f : p -> s via Deployment;
}

system Asked {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      components_monitored = true;
      runners_ephemeral = true;
      secrets_short_lived = true;
      deployment_least_privilege = true;
      provenance = true;
    }
    s : Service { availability = Important; redundant = true; }
  }
  flow f : p -> s via Deployment;
}

// CHECK: question Asked.f asks Asked.f.staged_rollout{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by StagedRollout{{$}}
// CHECK-NOT: {{.}}
