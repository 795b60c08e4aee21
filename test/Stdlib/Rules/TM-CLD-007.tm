// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-007 | FileCheck %s

// SnapshotExposure

import std.cloud.*;
import std.aws as aws;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary vpc : aws.Vpc {
    s : aws.RdsPostgres { stores = [Letter]; encrypted_at_rest = true; snapshots_private = false; }
  }
}

system Quiet {
  boundary vpc : aws.Vpc {
    s : aws.RdsPostgres { stores = [Letter]; encrypted_at_rest = true; controls = [SnapshotSharingBlock]; }
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
// CHECK-NEXT: mitigated Quiet.s by SnapshotSharingBlock{{$}}
// CHECK-NOT: {{.}}
