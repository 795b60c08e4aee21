// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-007 | FileCheck %s

// OpenRedirect

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { redirects = true; redirects_validated = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { redirects = true; controls = [RedirectAllowList]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { redirects = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.redirects_validated{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by RedirectAllowList{{$}}
// CHECK-NOT: {{.}}
