// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-020 | FileCheck %s

// HttpResponseSplitting

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { sets_headers = true; headers_encoded = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { sets_headers = true; controls = [HeaderEncoding]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { sets_headers = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.headers_encoded{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by HeaderEncoding{{$}}
// CHECK-NOT: {{.}}
