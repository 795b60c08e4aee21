// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SIN-004 | FileCheck %s

// StoreWriteTampering

import std.stride_interaction.*;

system Open {
  boundary front : Dmz { a : Service; }
  boundary inside : PrivateNetwork { b : Postgres; }
  flow f : a -> b via PgTls { considered = []; }
}

system Quiet {
  boundary front : Dmz { a : Service; }
  boundary inside : PrivateNetwork { b : Postgres; }
  flow f : a -> b via PgTls { controls = [FlowStrideReview]; }
}

system Other {
  boundary inside : PrivateNetwork { a : Service; b : Worker; }
  flow f : a -> b via Https;
}

system Asked {
  boundary front : Dmz { a : Service; }
  boundary inside : PrivateNetwork { b : Postgres; }
  flow f : a -> b via PgTls {}
}

// CHECK: question Asked.f asks Asked.f.considered{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by FlowStrideReview{{$}}
// CHECK-NOT: {{.}}
