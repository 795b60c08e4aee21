// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-017 | FileCheck %s

// OverpermissiveRbac

import std.kubernetes.*;

system Open {
  boundary k : KubernetesCluster { api : ClusterApi { rbac_least_privilege = false; } }
}

system Quiet {
  boundary k : KubernetesCluster { api : ClusterApi { controls = [LeastPrivilegeRbac]; } }
}

system Asked {
  boundary k : KubernetesCluster { api : ClusterApi; }
}

// CHECK: question Asked.api asks Asked.api.rbac_least_privilege{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by LeastPrivilegeRbac{{$}}
// CHECK-NOT: {{.}}
