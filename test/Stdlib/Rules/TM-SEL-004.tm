// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SEL-004 | FileCheck %s

// ProcessTampering

import std.stride_element.*;

system Open {
  boundary inside : PrivateNetwork { p : Service { considered = []; } s : Postgres; }
  flow f : p -> s via PgTls;
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service { controls = [StrideReview]; } s : Postgres; }
  flow f : p -> s via PgTls;
}

system Other {
  boundary inside : PrivateNetwork { s : Postgres; t : BackupStore; }
  flow f : s -> t via TlsStream;
}

system Asked {
  boundary inside : PrivateNetwork { p : Service {} s : Postgres; }
  flow f : p -> s via PgTls;
}

// CHECK: question Asked.p asks Asked.p.considered{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by StrideReview{{$}}
// CHECK-NOT: {{.}}
