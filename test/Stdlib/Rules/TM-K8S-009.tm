// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-009 | FileCheck %s

// UnverifiedContainerImage

import std.kubernetes.*;

system Open {
  boundary c : KubernetesCluster { a : ClusterApi { anonymous_refused = true; image_signatures_verified = false; } }
}

system Quiet {
  boundary c : KubernetesCluster { a : ClusterApi { anonymous_refused = true; controls = [ImageSignatureVerification]; } }
}

system Other {
  boundary c : KubernetesCluster { s : Etcd; }
}

system Asked {
  boundary c : KubernetesCluster { a : ClusterApi { anonymous_refused = true; } }
}

// CHECK: question Asked.a asks Asked.a.image_signatures_verified{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by ImageSignatureVerification{{$}}
// CHECK-NOT: {{.}}
