// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-013 | FileCheck %s

// WebCachePoisoning

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { c : ContentDeliveryNetwork { cache_key_complete = false; } }
  flow f : browser -> c via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { c : ContentDeliveryNetwork { controls = [CacheKeyCompleteness]; } }
  flow f : browser -> c via Https;
}

system Other {
  boundary front : Dmz { c : ContentDeliveryNetwork; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { c : ContentDeliveryNetwork {} }
  flow f : browser -> c via Https;
}

// CHECK: question Asked.c asks Asked.c.cache_key_complete{{$}}
// CHECK-NEXT: open Open.c{{$}}
// CHECK-NEXT: mitigated Quiet.c by CacheKeyCompleteness{{$}}
// CHECK-NOT: {{.}}
