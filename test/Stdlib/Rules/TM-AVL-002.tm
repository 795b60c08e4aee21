// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-002 | FileCheck %s

// SinglePointOfFailure

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { availability = Critical; redundant = false; } }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { availability = Critical; controls = [Redundancy]; } other : ApiService; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { availability = Critical; } }
}

// CHECK: question Asked.api asks Asked.api.redundant{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by Redundancy{{$}}
// CHECK-NOT: {{.}}
