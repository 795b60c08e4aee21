// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-008 | FileCheck %s

// SecretsInRepository

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork { r : SourceRepository { secrets_scanned = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { r : SourceRepository { controls = [SecretScanning]; } }
}

system Other {
  boundary inside : PrivateNetwork { r : ArtifactStore; }
}

system Asked {
  boundary inside : PrivateNetwork { r : SourceRepository; }
}

// CHECK: question Asked.r asks Asked.r.secrets_scanned{{$}}
// CHECK-NEXT: open Open.r{{$}}
// CHECK-NEXT: mitigated Quiet.r by SecretScanning{{$}}
// CHECK-NOT: {{.}}
