// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-013 | FileCheck %s

// RegexDenialOfService

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { matches_regexes = true; regex_limited = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { matches_regexes = true; controls = [LinearTimeRegex]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { matches_regexes = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.regex_limited{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by LinearTimeRegex{{$}}
// CHECK-NOT: {{.}}
