// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-014 | FileCheck %s

// UnpatchedNode

import std.kubernetes.*;

system Open {
  boundary n : Node { patched = false; }
}

system Quiet {
  boundary n : Node { controls = [NodePatching]; }
}

system Other {
  boundary n : Host;
}

system Asked {
  boundary n : Node;
}

// CHECK: question Asked.n asks Asked.n.patched{{$}}
// CHECK-NEXT: open Open.n{{$}}
// CHECK-NEXT: mitigated Quiet.n by NodePatching{{$}}
// CHECK-NOT: {{.}}
