// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-001 | FileCheck %s

// PrivilegedContainer

import std.kubernetes.*;

system Open {
  boundary b : Pod { api : Service; host_access = true; }
}

system Quiet {
  boundary b : Pod { api : Service; controls = [PodSecurityBaseline]; }
}

system Other {
  boundary b : Host { api : Service; }
}

system Asked {
  boundary b : Pod { api : Service; }
}

// CHECK: question Asked.b asks Asked.b.host_access{{$}}
// CHECK-NEXT: open Open.b{{$}}
// CHECK-NEXT: mitigated Quiet.b by PodSecurityBaseline{{$}}
// CHECK-NOT: {{.}}
