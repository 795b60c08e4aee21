// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-005 | FileCheck %s

// PipelineCredentialExposure

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork { p : BuildPipeline { secrets_short_lived = false; } s : ArtifactStore; }
  flow f : p -> s via Https;
}

system Quiet {
  boundary inside : PrivateNetwork { p : BuildPipeline { controls = [PipelineWorkloadIdentity]; } s : ArtifactStore; }
  flow f : p -> s via Https;
}

system Other {
  boundary inside : PrivateNetwork { p : BuildPipeline; }
}

system Asked {
  boundary inside : PrivateNetwork { p : BuildPipeline; s : ArtifactStore; }
  flow f : p -> s via Https;
}

// CHECK: question Asked.p asks Asked.p.secrets_short_lived{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by PipelineWorkloadIdentity{{$}}
// CHECK-NOT: {{.}}
