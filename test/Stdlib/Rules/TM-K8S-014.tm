// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-014 | FileCheck %s

// StaleNode

import std.kubernetes.*;

system Open {
  boundary n : Node { replaced_regularly = false; }
}

system Quiet {
  boundary n : Node { controls = [FreshNodes]; }
}

system Other {
  boundary n : Host;
}

system Asked {
  boundary n : Node;
}

// CHECK: question Asked.n asks Asked.n.replaced_regularly{{$}}
// CHECK-NEXT: open Open.n{{$}}
// CHECK-NEXT: mitigated Quiet.n by FreshNodes{{$}}
// CHECK-NOT: {{.}}
