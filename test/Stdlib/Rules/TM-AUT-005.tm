// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-005 | FileCheck %s

// ForgedBrowserRequest

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : WebApplication { csrf_protected = false; } }
  flow f : browser -> api via Https { authn = SessionCookie; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : WebApplication { controls = [CsrfTokens]; } }
  flow f : browser -> api via Https { authn = SessionCookie; }
  flow g : browser -> api via Https { authn = Token; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : WebApplication; }
  flow f : browser -> api via Https { authn = SessionCookie; }
}

// CHECK: question Asked.api,Asked.f asks Asked.api.csrf_protected{{$}}
// CHECK-NEXT: open Open.api,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.api,Quiet.f by CsrfTokens{{$}}
// CHECK-NOT: {{.}}
