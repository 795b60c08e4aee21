// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-007 | FileCheck %s

// BusinessFlowAbuse

import std.api.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { scarce_offer = true; bot_protected = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { scarce_offer = true; controls = [BotProtection]; } }
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

// CHECK: question Asked.p asks Asked.p.bot_protected{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by BotProtection{{$}}
// CHECK-NOT: {{.}}
