// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-011 | FileCheck %s

// MissingBuildProvenance

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      components_monitored = true;
      runners_ephemeral = true;
      secrets_short_lived = true;
      provenance = false;
    }
    s : ArtifactStore;
  }
  flow f : p -> s via Https;
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      components_monitored = true;
      runners_ephemeral = true;
      secrets_short_lived = true;
      controls = [BuildProvenance];
    }
    s : ArtifactStore;
  }
  flow f : p -> s via Https;
}

system Other {
  boundary inside : PrivateNetwork { p : BuildPipeline; }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : BuildPipeline { components_monitored = true; runners_ephemeral = true; secrets_short_lived = true; }
    s : ArtifactStore;
  }
  flow f : p -> s via Https;
}

// CHECK: question Asked.p asks Asked.p.provenance{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by BuildProvenance{{$}}
// CHECK-NOT: {{.}}
