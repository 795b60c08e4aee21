// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-001 | FileCheck %s

// CrossSiteScripting

data Letter { sensitivity = Confidential; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer { output_encoded = false; } }
  flow f : browser -> web { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer { controls = [OutputEncoding]; } api : ApiService; }
  flow f : browser -> web { carries = [Letter]; }
  flow g : browser -> api { carries = [Letter]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; }
  flow f : browser -> web { carries = [Letter]; }
}

// The program behind a gateway is the one that makes the pages and knows the session.
system Behind {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { gw : ReverseProxy; }
  boundary inside : PrivateNetwork { web : WebApplication { output_encoded = false; } }
  flow f : browser -> gw via Https { carries = [Letter]; authn = SessionCookie; }
  flow g : gw -> web via Https { carries = [Letter]; }
}

// Nor does a row of gateways hide it.
system Row {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { cdn : ContentDeliveryNetwork; lb : LoadBalancer; }
  boundary inside : PrivateNetwork { web : WebApplication { output_encoded = false; } }
  flow f : browser -> cdn via Https { carries = [Letter]; authn = SessionCookie; }
  flow g : cdn -> lb via Https { carries = [Letter]; }
  flow h : lb -> web via Https { carries = [Letter]; }
}

// CHECK: question Asked.web asks Asked.web.output_encoded{{$}}
// CHECK-NEXT: open Behind.web{{$}}
// CHECK-NEXT: open Open.web{{$}}
// CHECK-NEXT: mitigated Quiet.web by OutputEncoding{{$}}
// CHECK-NEXT: open Row.web{{$}}
// CHECK-NOT: {{.}}
