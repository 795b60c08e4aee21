// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-009 | FileCheck %s

// FactoryLogin

import std.storage.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Ordinary; }

system Open {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Letter]; factory_logins_off = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Letter]; controls = [NoFactoryLogins]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Page]; } }
}

system Asked {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Letter]; } }
}

// CHECK: question Asked.s asks Asked.s.factory_logins_off{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by NoFactoryLogins{{$}}
// CHECK-NOT: {{.}}
