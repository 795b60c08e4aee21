// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-002 | FileCheck %s

// MassAssignment

import std.api.*;

data Page { sensitivity = Public; integrity = Operational; }
data Price { sensitivity = Public; integrity = Important; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { request_fields_restricted = false; } }
  flow f : browser -> p via Https { carries = [Price]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { controls = [RequestFieldAllowList]; } }
  flow f : browser -> p via Https { carries = [Price]; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https { carries = [Price]; }
}

// CHECK: question Asked.p asks Asked.p.request_fields_restricted{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by RequestFieldAllowList{{$}}
// CHECK-NOT: {{.}}
