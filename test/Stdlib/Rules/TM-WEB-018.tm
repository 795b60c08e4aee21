// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-018 | FileCheck %s

// FailingOpen

import std.webapp.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { fails_closed = false; } }
  flow f : browser -> p via Https { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { controls = [FailSecure]; } }
  flow f : browser -> p via Https { carries = [Letter]; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer; }
  flow f : browser -> p via Https { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer {} }
  flow f : browser -> p via Https { carries = [Letter]; }
}

// CHECK: question Asked.p asks Asked.p.fails_closed{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by FailSecure{{$}}
// CHECK-NOT: {{.}}
