// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-009 | FileCheck %s

// DefaultCredentials

import std.storage.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Letter]; default_credentials_removed = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Letter]; controls = [DefaultCredentialsRemoved]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Page]; } }
}

system Asked {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Letter]; } }
}

// CHECK: question Asked.s asks Asked.s.default_credentials_removed{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by DefaultCredentialsRemoved{{$}}
// CHECK-NOT: {{.}}
