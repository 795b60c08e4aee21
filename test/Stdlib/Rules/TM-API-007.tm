// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-007 | FileCheck %s

// BusinessByMachine

import std.api.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { scarce_offer = true; automation_slowed = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { scarce_offer = true; controls = [SlowedAutomation]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { scarce_offer = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.automation_slowed{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by SlowedAutomation{{$}}
// CHECK-NOT: {{.}}
