// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-007 | FileCheck %s

// SharedSnapshot

import std.cloud.*;
import std.aws as aws;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Ordinary; }

system Open {
  boundary vpc : aws.Vpc {
    s : aws.RdsPostgres { stores = [Letter]; encrypted_at_rest = true; snapshots_private = false; }
  }
}

system Quiet {
  boundary vpc : aws.Vpc {
    s : aws.RdsPostgres { stores = [Letter]; encrypted_at_rest = true; controls = [PrivateSnapshots]; }
  }
}

system Other {
  boundary vpc : aws.Vpc { s : aws.RdsPostgres { stores = [Page]; } }
}

system Asked {
  boundary vpc : aws.Vpc { s : aws.RdsPostgres { stores = [Letter]; encrypted_at_rest = true; } }
}

// CHECK: question Asked.s asks Asked.s.snapshots_private{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by PrivateSnapshots{{$}}
// CHECK-NOT: {{.}}
