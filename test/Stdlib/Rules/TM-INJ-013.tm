// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-013 | FileCheck %s

// SlowPattern

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { matches_patterns = true; patterns_limited = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { matches_patterns = true; controls = [LinearPatterns]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { matches_patterns = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.patterns_limited{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by LinearPatterns{{$}}
// CHECK-NOT: {{.}}
