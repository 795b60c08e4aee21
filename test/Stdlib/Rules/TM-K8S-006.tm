// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-006 | FileCheck %s

// ExposedKubernetesApi

import std.kubernetes.*;

system Open {
  boundary outside : PublicInternet { dev : CliTool; }
  boundary inside : PrivateNetwork { a : ClusterApi; }
  flow f : dev -> a via Https { authn = Token; tunnelled = false; }
}

system Quiet {
  boundary outside : PublicInternet { dev : CliTool; }
  boundary inside : PrivateNetwork { a : ClusterApi; }
  flow f : dev -> a via Https { authn = Token; controls = [Vpn]; }
}

system Other {
  boundary inside : PrivateNetwork { a : ClusterApi; s : Service; }
  flow f : s -> a via Https;
}

system Asked {
  boundary outside : PublicInternet { dev : CliTool; }
  boundary inside : PrivateNetwork { a : ClusterApi; }
  flow f : dev -> a via Https { authn = Token; }
}

// CHECK: question Asked.a,Asked.f asks Asked.f.tunnelled{{$}}
// CHECK-NEXT: open Open.a,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.a,Quiet.f by Vpn{{$}}
// CHECK-NOT: {{.}}
