// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-018 | FileCheck %s

// MissingAdmissionControl

import std.kubernetes.*;

system Open {
  boundary k : KubernetesCluster { api : ClusterApi { admission_control = false; } }
}

system Quiet {
  boundary k : KubernetesCluster { api : ClusterApi { controls = [AdmissionControl]; } }
}

system Asked {
  boundary k : KubernetesCluster { api : ClusterApi; }
}

// CHECK: question Asked.api asks Asked.api.admission_control{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by AdmissionControl{{$}}
// CHECK-NOT: {{.}}
