// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-003 | FileCheck %s

// FollowedAround

import std.privacy.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; x : Analytics; }
  flow f : browser -> x via Https { identifiers_reset = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; x : Analytics; }
  flow f : browser -> x via Https { controls = [ResetIdentifiers]; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; x : ExternalApi; }
  flow f : browser -> x via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; x : Analytics; }
  flow f : browser -> x via Https;
}

// CHECK: question Asked.f asks Asked.f.identifiers_reset{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by ResetIdentifiers{{$}}
// CHECK-NOT: {{.}}
