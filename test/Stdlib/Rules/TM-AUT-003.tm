// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-003 | FileCheck %s

// SingleFactorAuthentication

data Card : PaymentCard;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { multi_factor = false; } }
  flow f : browser -> api via Https { carries = [Card]; authn = Password; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { controls = [MultiFactorAuthentication]; } }
  flow f : browser -> api via Https { carries = [Card]; authn = Password; }
  flow g : browser -> api via Https { carries = [Card]; authn = WebAuthn; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https { carries = [Card]; authn = Password; }
}

// CHECK: question Asked.api,Asked.f asks Asked.api.multi_factor{{$}}
// CHECK-NEXT: open Open.api,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.api,Quiet.f by MultiFactorAuthentication{{$}}
// CHECK-NOT: {{.}}
