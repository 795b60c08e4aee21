// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-ACC-003 | FileCheck %s

// MissingNetworkSegmentation

system Open {
  boundary outside : PublicInternet { browser : Browser; app : MobileApp; }
  boundary inside : PrivateNetwork { db : Postgres; api : ApiService; }
  // Two ways in, one of them through a tunnel: one finding.
  flow f : browser -> api;
  flow g : app -> api { controls = [Vpn]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres; api : ApiService; gw : ReverseProxy; }
  flow f : browser -> api { controls = [Vpn]; }
  flow g : browser -> gw;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api;
}

// CHECK: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api{{$}}
// CHECK-NOT: {{.}}
