// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-008 | FileCheck %s

// ShadowApi

import std.api.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { api_inventory = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { controls = [ApiInventoryManagement]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary inside : PrivateNetwork { p : ApiService; s : Service; }
  flow f : s -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.api_inventory{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ApiInventoryManagement{{$}}
// CHECK-NOT: {{.}}
