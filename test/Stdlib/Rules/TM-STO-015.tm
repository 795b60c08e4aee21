// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-015 | FileCheck %s

// UnloggedSecretAccess

import std.storage.*;

system Open {
  boundary inside : PrivateNetwork { api : Service; s : SecretStore { audit_log = false; } }
  flow f : api -> s via Https;
}

system Quiet {
  boundary inside : PrivateNetwork { api : Service; s : SecretStore { controls = [AuditLogging]; } }
  flow f : api -> s via Https;
}

system Other {
  boundary inside : PrivateNetwork { s : SecretStore; }
}

system Asked {
  boundary inside : PrivateNetwork { api : Service; s : SecretStore; }
  flow f : api -> s via Https;
}

// CHECK: question Asked.s asks Asked.s.audit_log{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by AuditLogging{{$}}
// CHECK-NOT: {{.}}
