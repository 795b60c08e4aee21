// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-010 | FileCheck %s

// CustomDomainTakeover

import std.tenancy.*;

system Open {
  boundary inside : PrivateNetwork { p : TenantService { own_domains = true; domains_verified = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { p : TenantService { own_domains = true; controls = [DomainVerification]; } }
}

system Other {
  boundary inside : PrivateNetwork { p : TenantService { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork { p : TenantService { own_domains = true; } }
}

// CHECK: question Asked.p asks Asked.p.domains_verified{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by DomainVerification{{$}}
// CHECK-NOT: {{.}}
