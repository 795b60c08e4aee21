// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-017 | FileCheck %s

// ClusterAdmins

import std.kubernetes.*;

system Open {
  boundary k : KubernetesCluster { api : ClusterApi { people_limited = false; } }
}

system Quiet {
  boundary k : KubernetesCluster { api : ClusterApi { controls = [LeastRbac]; } }
}

system Asked {
  boundary k : KubernetesCluster { api : ClusterApi; }
}

// CHECK: question Asked.api asks Asked.api.people_limited{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by LeastRbac{{$}}
// CHECK-NOT: {{.}}
