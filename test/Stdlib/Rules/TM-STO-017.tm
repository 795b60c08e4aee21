// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-017 | FileCheck %s

// MissingKeyRotation

import std.storage.*;

system Open {
  boundary inside : PrivateNetwork { s : KeyModule { keys_rotated = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { s : KeyModule { controls = [KeyRotation]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : SecretStore; }
}

system Asked {
  boundary inside : PrivateNetwork { s : KeyModule; }
}

// CHECK: question Asked.s asks Asked.s.keys_rotated{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by KeyRotation{{$}}
// CHECK-NOT: {{.}}
