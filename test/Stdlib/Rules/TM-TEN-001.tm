// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-001 | FileCheck %s

// TenantSpoofing

import std.tenancy.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : TenantService { tenant_from_login = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : TenantService { controls = [TenantBinding]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : TenantService; }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.tenant_from_login{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by TenantBinding{{$}}
// CHECK-NOT: {{.}}
