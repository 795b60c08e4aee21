// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-008 | FileCheck %s

// CrossTenantSearch

import std.tenancy.*;

system Open {
  boundary inside : PrivateNetwork { p : TenantService; s : SearchIndex { tenant_filter_enforced = false; } }
  flow f : p -> s via Https;
}

system Quiet {
  boundary inside : PrivateNetwork { p : TenantService; s : SearchIndex { controls = [TenantIndexFiltering]; } }
  flow f : p -> s via TlsStream;
}

system Other {
  boundary inside : PrivateNetwork { p : ApiService { does = []; } s : SearchIndex; }
  flow f : p -> s via TlsStream;
}

system Asked {
  boundary inside : PrivateNetwork { p : TenantService; s : SearchIndex; }
  flow f : p -> s via TlsStream;
}

// CHECK: question Asked.s asks Asked.s.tenant_filter_enforced{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by TenantIndexFiltering{{$}}
// CHECK-NOT: {{.}}
