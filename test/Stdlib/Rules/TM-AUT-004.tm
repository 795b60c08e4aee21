// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-004 | FileCheck %s

// PasswordGuessing

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { guess_limited = false; multi_factor = false; } }
  flow f : browser -> api via Https { authn = Password; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { controls = [GuessLimit]; } }
  flow f : browser -> api via Https { authn = Password; }
  flow g : browser -> api via Https { authn = Token; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https { authn = Password; }
}

// CHECK: question Asked.api,Asked.f asks Asked.api.guess_limited, Asked.api.multi_factor{{$}}
// CHECK-NEXT: open Open.api,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.api,Quiet.f by GuessLimit{{$}}
// CHECK-NOT: {{.}}
