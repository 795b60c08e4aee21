// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-011 | FileCheck %s

// EmbeddedSecret

system Open {
  boundary outside : PublicInternet { app : MobileApp; box : Device; page : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : app -> api via Https { authn = ApiKey; secret_per_caller = false; }
  flow g : box -> api via Https { authn = ClientCertificate; secret_per_caller = false; }
  flow h : page -> api via Https { authn = ApiKey; secret_per_caller = false; }
}

system Quiet {
  boundary outside : PublicInternet { app : MobileApp; page : Browser; partner : PartnerSystem; }
  boundary inside : PrivateNetwork { api : ApiService; job : Worker; }
  flow f : app -> api via Https { authn = ApiKey; controls = [SecretPerCaller]; }
  // A login of the user, a certificate that the user has in the browser, a key on a server.
  flow g : app -> api via Https { authn = Token; }
  flow h : page -> api via Https { authn = ClientCertificate; }
  flow i : job -> api via Https { authn = ApiKey; }
  flow j : partner -> api via Https { authn = ApiKey; }
}

system Asked {
  boundary outside : PublicInternet { app : DesktopApp; tool : CliTool; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : app -> api via Https { authn = SharedAccount; }
  flow g : tool -> api via Https { controls = [ApiKeys]; }
}

// CHECK: question Asked.f asks Asked.f.secret_per_caller{{$}}
// CHECK-NEXT: question Asked.g asks Asked.g.secret_per_caller{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: open Open.g{{$}}
// CHECK-NEXT: open Open.h{{$}}
// CHECK-NEXT: mitigated Quiet.f by SecretPerCaller{{$}}
// CHECK-NOT: {{.}}
