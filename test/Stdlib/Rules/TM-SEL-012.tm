// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SEL-012 | FileCheck %s

// StoreDenialOfService

import std.stride_element.*;

system Open {
  boundary inside : PrivateNetwork { p : Service; s : Postgres { considered = []; } }
  flow f : p -> s via PgTls;
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service; s : Postgres { controls = [StrideReview]; } }
  flow f : p -> s via PgTls;
}

system Other {
  boundary inside : PrivateNetwork { p : Service; q : Worker; }
  flow f : p -> q via Https;
}

system Asked {
  boundary inside : PrivateNetwork { p : Service; s : Postgres {} }
  flow f : p -> s via PgTls;
}

// CHECK: question Asked.s asks Asked.s.considered{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by StrideReview{{$}}
// CHECK-NOT: {{.}}
