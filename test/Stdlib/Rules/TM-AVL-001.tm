// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-001 | FileCheck %s

// MissingRateLimiting

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { rate_limited = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { controls = [RateLimiting]; } inner : ApiService; }
  flow f : browser -> api;
  flow g : api -> inner;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.rate_limited{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by RateLimiting{{$}}
// CHECK-NOT: {{.}}
