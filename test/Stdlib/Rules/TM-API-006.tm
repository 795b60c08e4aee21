// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-006 | FileCheck %s

// GraphQlIntrospection

import std.api.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : ApiService { graphql = true; query_cost_limited = true; introspection_off = false; }
  }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : ApiService { graphql = true; query_cost_limited = true; controls = [IntrospectionDisabled]; }
  }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { graphql = true; query_cost_limited = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.introspection_off{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by IntrospectionDisabled{{$}}
// CHECK-NOT: {{.}}
