// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-015 | FileCheck %s

// VulnerableImages

import std.kubernetes.*;

system Open {
  boundary inside : PrivateNetwork { r : ImageRegistry { images_scanned = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { r : ImageRegistry { controls = [ImageScanning]; } }
}

system Other {
  boundary inside : PrivateNetwork { r : ArtifactStore; }
}

system Asked {
  boundary inside : PrivateNetwork { r : ImageRegistry; }
}

// CHECK: question Asked.r asks Asked.r.images_scanned{{$}}
// CHECK-NEXT: open Open.r{{$}}
// CHECK-NEXT: mitigated Quiet.r by ImageScanning{{$}}
// CHECK-NOT: {{.}}
