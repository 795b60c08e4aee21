// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-018 | FileCheck %s

// NoAdmissionPolicy

import std.kubernetes.*;

system Open {
  boundary k : KubernetesCluster { api : ClusterApi { pods_admitted = false; } }
}

system Quiet {
  boundary k : KubernetesCluster { api : ClusterApi { controls = [AdmissionPolicy]; } }
}

system Asked {
  boundary k : KubernetesCluster { api : ClusterApi; }
}

// CHECK: question Asked.api asks Asked.api.pods_admitted{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by AdmissionPolicy{{$}}
// CHECK-NOT: {{.}}
