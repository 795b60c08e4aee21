// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-013 | FileCheck %s

// ThirdPartyOutage

import std.resilience.*;

system Open {
  boundary inside : PrivateNetwork { p : Worker { availability = Critical; } }
  boundary o : ThirdParty { x : ExternalApi; }
  flow f : p -> x via Https { fallback = false; }
}

system Quiet {
  boundary inside : PrivateNetwork { p : Worker { availability = Critical; } }
  boundary o : ThirdParty { x : ExternalApi; }
  flow f : p -> x via Https { controls = [Fallback]; }
}

system Other {
  boundary inside : PrivateNetwork { p : Worker; }
  boundary o : ThirdParty { x : ExternalApi; }
  flow f : p -> x via Https;
}

system Asked {
  boundary inside : PrivateNetwork { p : Worker { availability = Critical; } }
  boundary o : ThirdParty { x : ExternalApi; }
  flow f : p -> x via Https;
}

// CHECK: question Asked.f asks Asked.f.fallback{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by Fallback{{$}}
// CHECK-NOT: {{.}}
