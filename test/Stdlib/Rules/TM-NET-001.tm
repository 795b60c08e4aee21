// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-NET-001 | FileCheck %s

// CleartextTransmission

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Http { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Http { carries = [Letter]; controls = [Tls]; }
  flow g : browser -> api via Http { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Grpc { carries = [Letter]; }
}

// CHECK: question Asked.f asks Asked.f.encrypted{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by Tls{{$}}
// CHECK-NOT: {{.}}
