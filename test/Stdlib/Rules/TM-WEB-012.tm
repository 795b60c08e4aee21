// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-012 | FileCheck %s

// InsecureDefaultConfiguration

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { hardened = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { controls = [ServerHardening]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary inside : PrivateNetwork { p : WebServer; s : Service; }
  flow f : s -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer {} }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.hardened{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ServerHardening{{$}}
// CHECK-NOT: {{.}}
