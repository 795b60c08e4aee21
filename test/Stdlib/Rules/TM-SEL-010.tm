// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SEL-010 | FileCheck %s

// LogRepudiation

import std.stride_element.*;

system Open {
  boundary inside : PrivateNetwork { p : Service; s : LogStore { considered = []; } }
  flow f : p -> s via TlsStream;
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service; s : LogStore { controls = [StrideReview]; } }
  flow f : p -> s via TlsStream;
}

system Other {
  boundary inside : PrivateNetwork { p : Service; s : Postgres {} }
  flow f : p -> s via PgTls;
}

system Asked {
  boundary inside : PrivateNetwork { p : Service; s : LogStore {} }
  flow f : p -> s via TlsStream;
}

// CHECK: question Asked.s asks Asked.s.considered{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by StrideReview{{$}}
// CHECK-NOT: {{.}}
