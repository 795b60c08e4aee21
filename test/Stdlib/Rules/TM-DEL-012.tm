// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-012 | FileCheck %s

// AnyonePublishes

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork {
    ana : DeveloperMachine { managed = true; }
    s : ArtifactStore { versions_fixed = true; publishers_limited = false; }
  }
  flow f : ana -> s via Https;
}

system Quiet {
  boundary inside : PrivateNetwork {
    ana : DeveloperMachine { managed = true; }
    s : ArtifactStore { versions_fixed = true; controls = [PipelineOnly]; }
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
    s : ArtifactStore { versions_fixed = true; }
  }
  flow f : ana -> s via Https;
}

// CHECK: question Asked.s asks Asked.s.publishers_limited{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by PipelineOnly{{$}}
// CHECK-NOT: {{.}}
