// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-005 | FileCheck %s

// CrossTenantAdministration

import std.tenancy.*;

system Open {
  boundary outside : PublicInternet { boss : TenantAdministrator; }
  boundary inside : PrivateNetwork { p : TenantService { admins_tenant_scoped = false; } }
  flow f : boss -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { boss : TenantAdministrator; }
  boundary inside : PrivateNetwork { p : TenantService { controls = [TenantScopedAdministration]; } }
  flow f : boss -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : TenantService { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { boss : TenantAdministrator; }
  boundary inside : PrivateNetwork { p : TenantService; }
  flow f : boss -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.admins_tenant_scoped{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by TenantScopedAdministration{{$}}
// CHECK-NOT: {{.}}
