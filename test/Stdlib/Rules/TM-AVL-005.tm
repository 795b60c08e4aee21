// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-005 | FileCheck %s

// MissingTimeout

system Open {
  boundary outside : PublicInternet { x : ExternalApi; }
  boundary inside : PrivateNetwork { api : ApiService { availability = Important; } }
  flow f : api -> x { has_timeout = false; }
}

system Quiet {
  boundary outside : PublicInternet { x : ExternalApi; }
  boundary inside : PrivateNetwork { api : ApiService { availability = Important; } lazy : ApiService; }
  flow f : api -> x { controls = [TimeoutAndCircuitBreaker]; }
  flow g : lazy -> x;
}

system Asked {
  boundary outside : PublicInternet { x : ExternalApi; }
  boundary inside : PrivateNetwork { api : ApiService { availability = Important; } }
  flow f : api -> x;
}

// CHECK: question Asked.f asks Asked.f.has_timeout{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by TimeoutAndCircuitBreaker{{$}}
// CHECK-NOT: {{.}}
