// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-002 | FileCheck %s

// CrossTenantCacheLeak

import std.tenancy.*;

system Open {
  boundary inside : PrivateNetwork { p : TenantService; s : Redis { tenant_in_keys = false; } }
  flow f : p -> s via TlsStream;
}

system Quiet {
  boundary inside : PrivateNetwork { p : TenantService; s : Redis { controls = [TenantCacheKeys]; } }
  flow f : p -> s via TlsStream;
}

system Other {
  boundary inside : PrivateNetwork { p : ApiService { does = []; } s : Redis; }
  flow f : p -> s via TlsStream;
}

system Asked {
  boundary inside : PrivateNetwork { p : TenantService; s : Redis; }
  flow f : p -> s via TlsStream;
}

// CHECK: question Asked.s asks Asked.s.tenant_in_keys{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by TenantCacheKeys{{$}}
// CHECK-NOT: {{.}}
