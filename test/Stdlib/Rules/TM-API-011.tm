// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-011 | FileCheck %s

// GatewayBypass

import std.api.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { gw : ApiGateway { rate_limited = true; } }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow a : browser -> gw via Https;
  flow b : gw -> p via Https;
  flow f : browser -> p via Https { tunnelled = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { gw : ApiGateway { rate_limited = true; } }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow a : browser -> gw via Https;
  flow b : gw -> p via Https;
  flow f : browser -> p via Https { controls = [Vpn]; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { gw : ApiGateway { rate_limited = true; } }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow a : browser -> gw via Https;
  flow b : gw -> p via Https;
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p,Asked.f asks Asked.f.tunnelled{{$}}
// CHECK-NEXT: open Open.p,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.p,Quiet.f by Vpn{{$}}
// CHECK-NOT: {{.}}
