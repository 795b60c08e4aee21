// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-016 | FileCheck %s

// OverbroadSecretAccess

import std.storage.*;

system Open {
  boundary inside : PrivateNetwork {
    api : Service;
    job : Worker;
    s : SecretStore { audit_log = true; access_control = false; }
  }
  flow f : api -> s via Https;
  flow g : job -> s via Https;
}

system Quiet {
  boundary inside : PrivateNetwork {
    api : Service;
    job : Worker;
    s : SecretStore { audit_log = true; controls = [Authorization]; }
  }
  flow f : api -> s via Https;
  flow g : job -> s via Https;
}

system Other {
  boundary inside : PrivateNetwork { api : Service; s : SecretStore; }
  flow f : api -> s via Https;
}

system Asked {
  boundary inside : PrivateNetwork { api : Service; job : Worker; s : SecretStore { audit_log = true; } }
  flow f : api -> s via Https;
  flow g : job -> s via Https;
}

// CHECK: question Asked.s asks Asked.s.access_control{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by Authorization{{$}}
// CHECK-NOT: {{.}}
