// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-004 | FileCheck %s

// UnencryptedClusterSecrets

import std.kubernetes.*;

system Open {
  boundary c : KubernetesCluster { s : Etcd { secrets_encrypted = false; } }
}

system Quiet {
  boundary c : KubernetesCluster { s : Etcd { controls = [SecretsEncryption]; } }
}

system Other {
  boundary c : KubernetesCluster { s : MongoDb; }
}

system Asked {
  boundary c : KubernetesCluster { s : Etcd; }
}

// CHECK: question Asked.s asks Asked.s.secrets_encrypted{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by SecretsEncryption{{$}}
// CHECK-NOT: {{.}}
