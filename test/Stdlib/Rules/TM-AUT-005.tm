// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-005 | FileCheck %s

// CrossSiteRequestForgery

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : WebApplication { csrf_protected = false; } }
  flow f : browser -> api via Https { authn = SessionCookie; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : WebApplication { controls = [CsrfProtection]; } }
  flow f : browser -> api via Https { authn = SessionCookie; }
  flow g : browser -> api via Https { authn = Token; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : WebApplication; }
  flow f : browser -> api via Https { authn = SessionCookie; }
}

// The program behind a gateway is the one that makes the pages and knows the session.
system Behind {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { gw : ReverseProxy; }
  boundary inside : PrivateNetwork { web : WebApplication { csrf_protected = false; } }
  flow f : browser -> gw via Https { authn = SessionCookie; }
  flow g : gw -> web via Https;
}

// Nor does a row of gateways hide it.
system Row {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { cdn : ContentDeliveryNetwork; lb : LoadBalancer; }
  boundary inside : PrivateNetwork { web : WebApplication { csrf_protected = false; } }
  flow f : browser -> cdn via Https { authn = SessionCookie; }
  flow g : cdn -> lb via Https;
  flow h : lb -> web via Https;
}

// CHECK: question Asked.api,Asked.f asks Asked.api.csrf_protected{{$}}
// CHECK-NEXT: open Behind.web,Behind.g{{$}}
// CHECK-NEXT: open Open.api,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.api,Quiet.f by CsrfProtection{{$}}
// CHECK-NEXT: open Row.web,Row.h{{$}}
// CHECK-NOT: {{.}}
