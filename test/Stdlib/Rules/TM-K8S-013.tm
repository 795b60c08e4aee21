// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-013 | FileCheck %s

// WeakNodeIsolation

import std.kubernetes.*;

system Open {
  boundary n : Namespace { foreign_tenants = true; dedicated_nodes = false; }
}

system Quiet {
  boundary n : Namespace { foreign_tenants = true; controls = [DedicatedNodes]; }
}

system Other {
  boundary n : Namespace { foreign_tenants = false; }
}

system Asked {
  boundary n : Namespace { foreign_tenants = true; }
}

// CHECK: question Asked.n asks Asked.n.dedicated_nodes{{$}}
// CHECK-NEXT: open Open.n{{$}}
// CHECK-NEXT: mitigated Quiet.n by DedicatedNodes{{$}}
// CHECK-NOT: {{.}}
