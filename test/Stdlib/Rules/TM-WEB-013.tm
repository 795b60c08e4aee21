// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-013 | FileCheck %s

// PoisonedCache

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { c : ContentNetwork { keys_complete = false; } }
  flow f : browser -> c via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { c : ContentNetwork { controls = [CompleteCacheKeys]; } }
  flow f : browser -> c via Https;
}

system Other {
  boundary front : Dmz { c : ContentNetwork; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { c : ContentNetwork {} }
  flow f : browser -> c via Https;
}

// CHECK: question Asked.c asks Asked.c.keys_complete{{$}}
// CHECK-NEXT: open Open.c{{$}}
// CHECK-NEXT: mitigated Quiet.c by CompleteCacheKeys{{$}}
// CHECK-NOT: {{.}}
