// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-002 | FileCheck %s

// MissingAuthentication

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; }
data Score { sensitivity = Public; integrity = Important; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https { carries = [Letter]; authn = Anonymous; }
  flow enter : browser -> api via Https { carries = [Score]; authn = Anonymous; }
  flow peek : browser -> api via Https { carries = [Letter]; authn = Anonymous; actions = [Read]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; gw : ReverseProxy; }
  flow f : browser -> api via Https { carries = [Letter]; controls = [TokenAuthentication]; }
  flow g : browser -> gw via Https { carries = [Letter]; authn = Anonymous; }
  flow behind : gw -> api via Https { carries = [Letter]; authn = Token; }
  flow h : browser -> api via Https { carries = [Page]; authn = Anonymous; }
  flow look : browser -> api via Https { carries = [Score]; authn = Anonymous; actions = [Read]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https { carries = [Letter]; }
}

// CHECK: question Asked.f asks Asked.api.authn{{$}}
// CHECK-NEXT: open Open.enter{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: open Open.peek{{$}}
// CHECK-NEXT: mitigated Quiet.behind{{$}}
// CHECK-NEXT: mitigated Quiet.f by TokenAuthentication{{$}}
// CHECK-NOT: {{.}}
