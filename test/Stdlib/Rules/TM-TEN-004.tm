// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-004 | FileCheck %s

// SharedTenantKey

import std.tenancy.*;

data Letter { sensitivity = Confidential; }
data Card : PaymentCard;

system Open {
  boundary inside : PrivateNetwork {
    p : TenantService;
    s : Postgres { stores = [Card]; key_per_tenant = false; }
  }
  flow f : p -> s via PgTls;
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : TenantService;
    s : Postgres { stores = [Card]; controls = [PerTenantKeys]; }
  }
  flow f : p -> s via PgTls;
}

system Other {
  boundary inside : PrivateNetwork { p : TenantService; s : Postgres { stores = [Letter]; } }
  flow f : p -> s via PgTls;
}

system Asked {
  boundary inside : PrivateNetwork { p : TenantService; s : Postgres { stores = [Card]; } }
  flow f : p -> s via PgTls;
}

// CHECK: question Asked.s asks Asked.s.key_per_tenant{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by PerTenantKeys{{$}}
// CHECK-NOT: {{.}}
