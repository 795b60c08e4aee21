// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-016 | FileCheck %s

// EverywhereAtOnce

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      components_watched = true;
      runners_fresh = true;
      secrets_short_lived = true;
      deploys_narrowly = true;
      provenance = true;
    }
    s : Service { availability = Important; redundant = true; }
  }
  flow f : p -> s via Deployment { staged = false; }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      components_watched = true;
      runners_fresh = true;
      secrets_short_lived = true;
      deploys_narrowly = true;
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
      components_watched = true;
      runners_fresh = true;
      secrets_short_lived = true;
      deploys_narrowly = true;
      provenance = true;
    }
    s : Service { availability = Important; redundant = true; }
  }
  flow f : p -> s via Deployment;
}

// CHECK: question Asked.f asks Asked.f.staged{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by StagedRollout{{$}}
// CHECK-NOT: {{.}}
