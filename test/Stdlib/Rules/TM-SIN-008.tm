// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SIN-008 | FileCheck %s

// ExcessiveRead

import std.stride_interaction.*;

system Open {
  boundary front : Dmz { a : Service; }
  boundary inside : PrivateNetwork { b : Postgres; }
  flow f : a <-> b via PgTls { considered = []; }
}

system Quiet {
  boundary front : Dmz { a : Service; }
  boundary inside : PrivateNetwork { b : Postgres; }
  flow f : a <-> b via PgTls { controls = [FlowStrideReview]; }
}

system Other {
  boundary front : Dmz { a : Service; }
  boundary inside : PrivateNetwork { b : Postgres; }
  flow f : a -> b via PgTls {}
}

system Asked {
  boundary front : Dmz { a : Service; }
  boundary inside : PrivateNetwork { b : Postgres; }
  flow f : a <-> b via PgTls {}
}

// CHECK: question Asked.f asks Asked.f.considered{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by FlowStrideReview{{$}}
// CHECK-NOT: {{.}}
