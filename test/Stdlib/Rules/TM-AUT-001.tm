// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-001 | FileCheck %s

// ServerSpoofing

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  boundary front : Dmz { web : WebServer; }
  flow f : browser -> api via Http;
  flow g : web -> api via Http;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Http { controls = [MutualTls]; }
  flow g : api -> browser via Http;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Grpc;
  flow g : browser -> api via Ssh;
}

// CHECK: question Asked.f asks Asked.f.encrypted{{$}}
// CHECK-NEXT: question Asked.g asks Asked.g.server_authenticated{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: open Open.g{{$}}
// CHECK-NEXT: mitigated Quiet.f by MutualTls{{$}}
// CHECK-NOT: {{.}}
