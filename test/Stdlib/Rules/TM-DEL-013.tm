// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-013 | FileCheck %s

// OverprivilegedPipeline

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      components_monitored = true;
      runners_ephemeral = true;
      secrets_short_lived = true;
      provenance = true;
      deployment_least_privilege = false;
    }
    s : Service;
  }
  flow f : p -> s via Deployment;
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      components_monitored = true;
      runners_ephemeral = true;
      secrets_short_lived = true;
      provenance = true;
      controls = [PullDeployment];
    }
    s : Service;
  }
  flow f : p -> s via Deployment;
}

system Other {
  boundary inside : PrivateNetwork { p : BuildPipeline; s : ArtifactStore; }
  boundary outside : ThirdParty { registry : PackageRegistry; }
  flow g : p -> registry via PackageFetch;
  flow f : p -> s via Https;
}

system Asked {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      components_monitored = true;
      runners_ephemeral = true;
      secrets_short_lived = true;
      provenance = true;
    }
    s : Service;
  }
  flow f : p -> s via Deployment;
}

// CHECK: question Asked.p asks Asked.p.deployment_least_privilege{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by PullDeployment{{$}}
// CHECK-NOT: {{.}}
