// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-011 | FileCheck %s

// HardcodedCredentials

system Open {
  boundary outside : PublicInternet { app : MobileApp; box : Device; page : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : app -> api via Https { authn = ApiKey; per_client_credentials = false; }
  flow g : box -> api via Https { authn = ClientCertificate; per_client_credentials = false; }
  flow h : page -> api via Https { authn = ApiKey; per_client_credentials = false; }
}

system Quiet {
  boundary outside : PublicInternet { app : MobileApp; page : Browser; partner : PartnerSystem; }
  boundary inside : PrivateNetwork { api : ApiService; job : Worker; }
  flow f : app -> api via Https { authn = ApiKey; controls = [PerClientCredentials]; }
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
  flow g : tool -> api via Https { controls = [ApiKeyAuthentication]; }
}

// CHECK: question Asked.f asks Asked.f.per_client_credentials{{$}}
// CHECK-NEXT: question Asked.g asks Asked.g.per_client_credentials{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: open Open.g{{$}}
// CHECK-NEXT: open Open.h{{$}}
// CHECK-NEXT: mitigated Quiet.f by PerClientCredentials{{$}}
// CHECK-NOT: {{.}}
