// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-003 | FileCheck %s

// CrossSiteTracking

import std.privacy.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; x : Analytics; }
  flow f : browser -> x via Https { identifiers_rotated = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; x : Analytics; }
  flow f : browser -> x via Https { controls = [RotatingIdentifiers]; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; x : ExternalApi; }
  flow f : browser -> x via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; x : Analytics; }
  flow f : browser -> x via Https;
}

// CHECK: question Asked.f asks Asked.f.identifiers_rotated{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by RotatingIdentifiers{{$}}
// CHECK-NOT: {{.}}
