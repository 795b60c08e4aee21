// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-005 | FileCheck %s

// DirectEtcdAccess

import std.kubernetes.*;

system Open {
  boundary c : KubernetesCluster {
    s : Etcd { secrets_encrypted = true; access_restricted = false; }
    job : Service;
  }
  flow f : job -> s via TlsStream;
}

system Quiet {
  boundary c : KubernetesCluster {
    s : Etcd { secrets_encrypted = true; controls = [EtcdAccessRestriction]; }
    job : Service;
  }
  flow f : job -> s via TlsStream;
}

system Other {
  boundary c : KubernetesCluster { s : Etcd; api : ClusterApi; }
  flow f : api -> s via TlsStream;
}

system Asked {
  boundary c : KubernetesCluster { s : Etcd { secrets_encrypted = true; } job : Service; }
  flow f : job -> s via TlsStream;
}

// CHECK: question Asked.s,Asked.f asks Asked.s.access_restricted{{$}}
// CHECK-NEXT: open Open.s,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.s,Quiet.f by EtcdAccessRestriction{{$}}
// CHECK-NOT: {{.}}
