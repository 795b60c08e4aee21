// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-011 | FileCheck %s

// UntestedBackup

import std.storage.*;

system Open {
  boundary inside : PrivateNetwork { s : BackupStore { restore_tested = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { s : BackupStore { controls = [RestoreTesting]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : FileStore; }
}

system Asked {
  boundary inside : PrivateNetwork { s : BackupStore; }
}

// CHECK: question Asked.s asks Asked.s.restore_tested{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by RestoreTesting{{$}}
// CHECK-NOT: {{.}}
