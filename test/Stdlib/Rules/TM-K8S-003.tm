// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-003 | FileCheck %s

// MissingNetworkPolicies

import std.kubernetes.*;

system Open {
  boundary n : Namespace { api : Service; network_policies = false; }
}

system Quiet {
  boundary n : Namespace { api : Service; controls = [NetworkPolicies]; }
}

system Other {
  boundary n : PrivateNetwork { api : Service; }
}

system Asked {
  boundary n : Namespace { api : Service; }
}

// CHECK: question Asked.n asks Asked.n.network_policies{{$}}
// CHECK-NEXT: open Open.n{{$}}
// CHECK-NEXT: mitigated Quiet.n by NetworkPolicies{{$}}
// CHECK-NOT: {{.}}
