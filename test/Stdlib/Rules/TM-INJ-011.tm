// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-011 | FileCheck %s

// FileInclusion

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { includes_files = true; includes_restricted = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { includes_files = true; controls = [IncludeAllowList]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { includes_files = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.includes_restricted{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by IncludeAllowList{{$}}
// CHECK-NOT: {{.}}
