// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-NET-002 | FileCheck %s

// TamperingInTransit

data Price { sensitivity = Public; integrity = Important; }
data Page { sensitivity = Public; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Http { carries = [Price]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Http { carries = [Price]; controls = [MessageSigning]; }
  flow g : browser -> api via Http { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Grpc { carries = [Price]; }
}

// CHECK: question Asked.f asks Asked.f.encrypted{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by MessageSigning{{$}}
// CHECK-NOT: {{.}}
