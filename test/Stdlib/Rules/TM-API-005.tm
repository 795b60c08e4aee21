// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-005 | FileCheck %s

// UnboundedQueryComplexity

import std.api.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { graphql = true; query_cost_limited = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { graphql = true; controls = [QueryCostLimit]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { graphql = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.query_cost_limited{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by QueryCostLimit{{$}}
// CHECK-NOT: {{.}}
