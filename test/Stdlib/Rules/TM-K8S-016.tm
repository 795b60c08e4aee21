// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-016 | FileCheck %s

// ExposedDashboard

import std.kubernetes.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { d : ClusterDashboard; }
  flow f : browser -> d via Https { authn = Token; tunnelled = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { d : ClusterDashboard; }
  flow f : browser -> d via Https { authn = Token; controls = [Vpn]; }
}

system Other {
  boundary inside : PrivateNetwork { a : ClusterDashboard; s : Service; }
  flow f : s -> a via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { d : ClusterDashboard; }
  flow f : browser -> d via Https { authn = Token; }
}

// CHECK: question Asked.d,Asked.f asks Asked.f.tunnelled{{$}}
// CHECK-NEXT: open Open.d,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.d,Quiet.f by Vpn{{$}}
// CHECK-NOT: {{.}}
