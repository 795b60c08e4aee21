// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-014 | FileCheck %s

// DomBasedCrossSiteScripting

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { client_rendered = true; dom_sinks_protected = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { client_rendered = true; controls = [TrustedTypes]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { client_rendered = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.dom_sinks_protected{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by TrustedTypes{{$}}
// CHECK-NOT: {{.}}
