// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-005 | FileCheck %s

// EndlessWait

system Open {
  boundary outside : PublicInternet { x : ExternalApi; }
  boundary inside : PrivateNetwork { api : ApiService { availability = Important; } }
  flow f : api -> x { time_limited = false; }
}

system Quiet {
  boundary outside : PublicInternet { x : ExternalApi; }
  boundary inside : PrivateNetwork { api : ApiService { availability = Important; } lazy : ApiService; }
  flow f : api -> x { controls = [Timeouts]; }
  flow g : lazy -> x;
}

system Asked {
  boundary outside : PublicInternet { x : ExternalApi; }
  boundary inside : PrivateNetwork { api : ApiService { availability = Important; } }
  flow f : api -> x;
}

// CHECK: question Asked.f asks Asked.f.time_limited{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by Timeouts{{$}}
// CHECK-NOT: {{.}}
