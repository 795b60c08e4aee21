// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-012 | FileCheck %s

// UnisolatedBackup

import std.storage.*;

system Open {
  boundary inside : PrivateNetwork {
    s : Postgres;
    b : BackupStore { restore_tested = true; append_only = false; }
  }
  flow f : s -> b via TlsStream;
}

system Quiet {
  boundary inside : PrivateNetwork {
    s : Postgres;
    b : BackupStore { restore_tested = true; controls = [AppendOnlyStorage]; }
  }
  flow f : s -> b via TlsStream;
}

system Other {
  boundary inside : PrivateNetwork { s : Postgres; }
  boundary away : CloudAccount { b : BackupStore; }
  flow f : s -> b via TlsStream;
}

system Asked {
  boundary inside : PrivateNetwork { s : Postgres; b : BackupStore { restore_tested = true; } }
  flow f : s -> b via TlsStream;
}

// CHECK: question Asked.b asks Asked.b.append_only{{$}}
// CHECK-NEXT: open Open.b{{$}}
// CHECK-NEXT: mitigated Quiet.b by AppendOnlyStorage{{$}}
// CHECK-NOT: {{.}}
