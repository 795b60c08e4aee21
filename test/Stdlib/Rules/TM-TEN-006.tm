// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-006 | FileCheck %s

// IncompleteTenantOffboarding

import std.tenancy.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary inside : PrivateNetwork {
    p : TenantService;
    s : Postgres { stores = [Letter]; tenant_removable = false; }
  }
  flow f : p -> s via PgTls;
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : TenantService;
    s : Postgres { stores = [Letter]; controls = [TenantOffboarding]; }
  }
  flow f : p -> s via PgTls;
}

system Other {
  boundary inside : PrivateNetwork { p : TenantService; s : Postgres { stores = [Page]; } }
  flow f : p -> s via PgTls;
}

system Asked {
  boundary inside : PrivateNetwork { p : TenantService; s : Postgres { stores = [Letter]; } }
  flow f : p -> s via PgTls;
}

// CHECK: question Asked.s asks Asked.s.tenant_removable{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by TenantOffboarding{{$}}
// CHECK-NOT: {{.}}
