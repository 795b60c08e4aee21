// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-011 | FileCheck %s

// MissingClusterAuditLog

import std.kubernetes.*;

system Open {
  boundary c : KubernetesCluster { a : ClusterApi { audit_log = false; } }
}

system Quiet {
  boundary c : KubernetesCluster { a : ClusterApi { controls = [AuditLogging]; } }
}

system Other {
  boundary c : KubernetesCluster { s : Etcd; }
}

system Asked {
  boundary c : KubernetesCluster { a : ClusterApi; }
}

// CHECK: question Asked.a asks Asked.a.audit_log{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by AuditLogging{{$}}
// CHECK-NOT: {{.}}
