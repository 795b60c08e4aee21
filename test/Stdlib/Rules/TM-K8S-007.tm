// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-007 | FileCheck %s

// AnonymousApiAccess

import std.kubernetes.*;

system Open {
  boundary c : KubernetesCluster { a : ClusterApi { anonymous_refused = false; } }
}

system Quiet {
  boundary c : KubernetesCluster { a : ClusterApi { controls = [AnonymousAccessDisabled]; } }
}

system Other {
  boundary c : KubernetesCluster { s : Etcd; }
}

system Asked {
  boundary c : KubernetesCluster { a : ClusterApi; }
}

// CHECK: question Asked.a asks Asked.a.anonymous_refused{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by AnonymousAccessDisabled{{$}}
// CHECK-NOT: {{.}}
