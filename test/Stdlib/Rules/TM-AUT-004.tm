// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-004 | FileCheck %s

// PasswordBruteForce

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { brute_force_protected = false; multi_factor = false; } }
  flow f : browser -> api via Https { authn = Password; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { controls = [LoginThrottling]; } }
  flow f : browser -> api via Https { authn = Password; }
  flow g : browser -> api via Https { authn = Token; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https { authn = Password; }
}

// Behind proxies that only pass the password on, the program is where it ends. A second factor stops no guessing.
system Behind {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { gw : ReverseProxy; cdn : ContentDeliveryNetwork; }
  boundary inside : PrivateNetwork { api : ApiService { brute_force_protected = false; multi_factor = true; } other : Function; }
  flow a : browser -> cdn via Https { authn = Password; }
  flow b : cdn -> gw via Https { authn = ClientCertificate; }
  flow c : gw -> api via Https;
  flow d : gw -> other;
}

// A gateway that asks for the password itself, and one that limits guesses for those behind.
system Front {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { gw : ReverseProxy; guard : ReverseProxy { controls = [LoginThrottling]; } }
  boundary inside : PrivateNetwork { api : ApiService; other : ApiService; }
  flow a : browser -> gw via Https { authn = Password; }
  flow b : gw -> api via Https { authn = Token; }
  flow c : browser -> guard via Https { authn = Password; }
  flow d : guard -> other via Https;
}

// CHECK: question Asked.api,Asked.f asks Asked.api.brute_force_protected{{$}}
// CHECK-NEXT: open Behind.api,Behind.c{{$}}
// CHECK-NEXT: question Behind.other,Behind.d asks Behind.other.brute_force_protected{{$}}
// CHECK-NEXT: mitigated Front.guard,Front.c by LoginThrottling{{$}}
// CHECK-NEXT: question Front.gw,Front.a asks Front.gw.brute_force_protected{{$}}
// CHECK-NEXT: mitigated Front.other,Front.d{{$}}
// CHECK-NEXT: open Open.api,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.api,Quiet.f by LoginThrottling{{$}}
// CHECK-NOT: {{.}}
