// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-010 | FileCheck %s

// ReplacedArtifact

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork { s : ArtifactStore { versions_fixed = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { s : ArtifactStore { controls = [FixedVersions]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : SourceRepository; }
}

system Asked {
  boundary inside : PrivateNetwork { s : ArtifactStore; }
}

// CHECK: question Asked.s asks Asked.s.versions_fixed{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by FixedVersions{{$}}
// CHECK-NOT: {{.}}
