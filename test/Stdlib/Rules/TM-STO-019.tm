// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-019 | FileCheck %s

// InfectedRemovableMedia

import std.storage.*;

system Open {
  boundary inside : PrivateNetwork { app : Service; s : RemovableMedium { wiped = true; checked = false; } }
  flow f : app <-> s via LocalCall;
}

system Quiet {
  boundary inside : PrivateNetwork {
    app : Service;
    s : RemovableMedium { wiped = true; controls = [MalwareScanning]; }
  }
  flow f : app <-> s via LocalCall;
}

system Other {
  boundary inside : PrivateNetwork { app : Service; s : RemovableMedium; }
}

system Asked {
  boundary inside : PrivateNetwork { app : Service; s : RemovableMedium { wiped = true; } }
  flow f : app <-> s via LocalCall;
}

// CHECK: question Asked.s asks Asked.s.checked{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by MalwareScanning{{$}}
// CHECK-NOT: {{.}}
