// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-010 | FileCheck %s

// MutableArtifact

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork { s : ArtifactStore { artifacts_immutable = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { s : ArtifactStore { controls = [ImmutableArtifacts]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : SourceRepository; }
}

system Asked {
  boundary inside : PrivateNetwork { s : ArtifactStore; }
}

// CHECK: question Asked.s asks Asked.s.artifacts_immutable{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by ImmutableArtifacts{{$}}
// CHECK-NOT: {{.}}
