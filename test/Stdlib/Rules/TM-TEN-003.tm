// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-003 | FileCheck %s

// TenantResourceExhaustion

import std.tenancy.*;

system Open {
  boundary inside : PrivateNetwork { p : TenantService { tenant_quotas = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { p : TenantService { controls = [TenantQuotas]; } }
}

system Other {
  boundary inside : PrivateNetwork { p : ApiService { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork { p : TenantService; }
}

// CHECK: question Asked.p asks Asked.p.tenant_quotas{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by TenantQuotas{{$}}
// CHECK-NOT: {{.}}
