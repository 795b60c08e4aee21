// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-010 | FileCheck %s

// UnloggedDataAccess

import std.storage.*;

data Letter { sensitivity = Confidential; }
data Card : PaymentCard;

system Open {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Card]; audit_log = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Card]; controls = [AuditLogging]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Letter]; } }
}

system Asked {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Card]; } }
}

// CHECK: question Asked.s asks Asked.s.audit_log{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by AuditLogging{{$}}
// CHECK-NOT: {{.}}
