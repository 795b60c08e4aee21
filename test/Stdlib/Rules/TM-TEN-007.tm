// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-007 | FileCheck %s

// MissingTenantContext

import std.tenancy.*;

system Open {
  boundary inside : PrivateNetwork { p : TenantService; q : Queue; w : Worker { tenant_propagated = false; } }
  flow f : p -> q via Amqps;
  flow g : q -> w via Amqps;
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : TenantService;
    q : Queue;
    w : Worker { controls = [TenantPropagation]; }
  }
  flow f : p -> q via Amqps;
  flow g : q -> w via Amqps;
}

system Other {
  boundary inside : PrivateNetwork { p : ApiService { does = []; } q : Queue; w : Worker; }
  flow f : p -> q via Amqps;
  flow g : q -> w via Amqps;
}

system Asked {
  boundary inside : PrivateNetwork { p : TenantService; q : Queue; w : Worker; }
  flow f : p -> q via Amqps;
  flow g : q -> w via Amqps;
}

// CHECK: question Asked.w,Asked.q asks Asked.w.tenant_propagated{{$}}
// CHECK-NEXT: open Open.w,Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.w,Quiet.q by TenantPropagation{{$}}
// CHECK-NOT: {{.}}
