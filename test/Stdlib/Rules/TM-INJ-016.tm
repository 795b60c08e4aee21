// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-016 | FileCheck %s

// EnvironmentInjection

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer { environment_from_callers = true; environment_sanitized = false; }
  }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer { environment_from_callers = true; controls = [EnvironmentSanitization]; }
  }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { environment_from_callers = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.environment_sanitized{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by EnvironmentSanitization{{$}}
// CHECK-NOT: {{.}}
