// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-013 | FileCheck %s

// SharedNodes

import std.kubernetes.*;

system Open {
  boundary n : Namespace { foreign_tenants = true; nodes_separated = false; }
}

system Quiet {
  boundary n : Namespace { foreign_tenants = true; controls = [SeparateNodes]; }
}

system Other {
  boundary n : Namespace { foreign_tenants = false; }
}

system Asked {
  boundary n : Namespace { foreign_tenants = true; }
}

// CHECK: question Asked.n asks Asked.n.nodes_separated{{$}}
// CHECK-NEXT: open Open.n{{$}}
// CHECK-NEXT: mitigated Quiet.n by SeparateNodes{{$}}
// CHECK-NOT: {{.}}
