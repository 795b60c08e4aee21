// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-NET-004 | FileCheck %s

// CredentialSniffing

data Letter { sensitivity = Confidential; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Http { authn = SessionCookie; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https { authn = SessionCookie; }
  flow g : browser -> api via Http { authn = Anonymous; }
  flow h : browser -> api via Http { carries = [Letter]; authn = SessionCookie; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Grpc { authn = Token; }
}

// CHECK: question Asked.f asks Asked.f.encrypted{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f{{$}}
// CHECK-NOT: {{.}}
