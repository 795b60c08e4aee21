// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-010 | FileCheck %s

// ExposedKubelet

import std.kubernetes.*;

system Open {
  boundary n : Node { k : Kubelet { calls_checked = false; } }
}

system Quiet {
  boundary n : Node { k : Kubelet { controls = [KubeletAuthorization]; } }
}

system Other {
  boundary n : Node { k : Service; }
}

system Asked {
  boundary n : Node { k : Kubelet; }
}

// CHECK: question Asked.k asks Asked.k.calls_checked{{$}}
// CHECK-NEXT: open Open.k{{$}}
// CHECK-NEXT: mitigated Quiet.k by KubeletAuthorization{{$}}
// CHECK-NOT: {{.}}
