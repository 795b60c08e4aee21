// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-ACC-001 | FileCheck %s

// BrokenObjectLevelAuthorization

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { access_control = false; } }
  flow f : browser -> api { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { controls = [Authorization]; } pages : ApiService; gw : ReverseProxy; }
  flow f : browser -> api { carries = [Letter]; }
  flow g : browser -> pages { carries = [Page]; }
  flow h : browser -> gw { carries = [Letter]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api { carries = [Letter]; }
}

// CHECK: question Asked.api asks Asked.api.access_control{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by Authorization{{$}}
// CHECK-NOT: {{.}}
