// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-ACC-005 | FileCheck %s

// BrokenTenantIsolation

data Letter { sensitivity = Confidential; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { multi_tenant = true; tenants_separated = false; } }
  flow f : browser -> api { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { multi_tenant = true; controls = [TenantIsolation]; } other : ApiService { does = []; } }
  flow f : browser -> api { carries = [Letter]; }
  flow g : browser -> other { carries = [Letter]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { multi_tenant = true; } }
  flow f : browser -> api { carries = [Letter]; }
}

// CHECK: question Asked.api asks Asked.api.tenants_separated{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by TenantIsolation{{$}}
// CHECK-NOT: {{.}}
