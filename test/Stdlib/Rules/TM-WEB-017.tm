// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-017 | FileCheck %s

// ClientSideEnforcement

import std.webapp.*;

data Page { sensitivity = Public; integrity = Operational; }
data Price { sensitivity = Public; integrity = Important; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { server_side_validation = false; } }
  flow f : browser -> p via Https { carries = [Price]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { controls = [ServerSideValidation]; } }
  flow f : browser -> p via Https { carries = [Price]; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer; }
  flow f : browser -> p via Https { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer {} }
  flow f : browser -> p via Https { carries = [Price]; }
}

// CHECK: question Asked.p asks Asked.p.server_side_validation{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ServerSideValidation{{$}}
// CHECK-NOT: {{.}}
