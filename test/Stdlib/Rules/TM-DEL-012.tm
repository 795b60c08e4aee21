// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-012 | FileCheck %s

// UnrestrictedPublishing

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork {
    ana : DeveloperMachine { managed = true; }
    s : ArtifactStore { artifacts_immutable = true; publishing_restricted = false; }
  }
  flow f : ana -> s via Https;
}

system Quiet {
  boundary inside : PrivateNetwork {
    ana : DeveloperMachine { managed = true; }
    s : ArtifactStore { artifacts_immutable = true; controls = [PublishingRestriction]; }
  }
  flow f : ana -> s via Https;
}

system Other {
  boundary inside : PrivateNetwork { p : BuildPipeline; s : ArtifactStore; }
  flow f : p -> s via Https;
}

system Asked {
  boundary inside : PrivateNetwork {
    ana : DeveloperMachine { managed = true; }
    s : ArtifactStore { artifacts_immutable = true; }
  }
  flow f : ana -> s via Https;
}

// CHECK: question Asked.s asks Asked.s.publishing_restricted{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by PublishingRestriction{{$}}
// CHECK-NOT: {{.}}
