// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-002 | FileCheck %s

// ContainerRunningAsRoot

import std.kubernetes.*;

system Open {
  boundary b : Pod { api : Service; host_access = false; runs_unprivileged = false; }
}

system Quiet {
  boundary b : Pod { api : Service; host_access = false; controls = [NonRootContainers]; }
}

system Other {
  boundary b : Host { api : Service; }
}

system Asked {
  boundary b : Pod { api : Service; host_access = false; }
}

// CHECK: question Asked.b asks Asked.b.runs_unprivileged{{$}}
// CHECK-NEXT: open Open.b{{$}}
// CHECK-NEXT: mitigated Quiet.b by NonRootContainers{{$}}
// CHECK-NOT: {{.}}
