// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-NET-003 | FileCheck %s

// WeakTlsVersion

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https { min_tls = Tls10; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Grpc { min_tls = Tls10; }
}

// CHECK: question Asked.f asks Asked.f.encrypted{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NOT: {{.}}
