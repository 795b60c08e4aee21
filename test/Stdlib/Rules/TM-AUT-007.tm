// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-007 | FileCheck %s

// ImproperTokenValidation

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { tokens_validated = false; } }
  flow f : browser -> api via Https { carries = [Letter]; authn = Token; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { controls = [TokenValidation]; } page : ApiService; }
  flow f : browser -> api via Https { carries = [Letter]; authn = Token; }
  flow g : browser -> page via Https { carries = [Page]; authn = Token; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https { carries = [Letter]; authn = Token; }
}

// CHECK: question Asked.api asks Asked.api.tokens_validated{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by TokenValidation{{$}}
// CHECK-NOT: {{.}}
