// RUN: %tmc --no-prelude --verify-diagnostics %s
// RUN: %tmc --no-prelude %s --emit=ir | FileCheck %s

// A component's `default` is about its parts, in each use of it; a parameter may be its value.

import "Inputs/core.tm";

component Cell(copies : int = 2) : Element {
  default Server { replicas = copies; }
  default Database { encrypted_at_rest = true; } // expected-warning {{this `default` applies to no `Database` in `S.small`}}
  boundary inner : Intranet {
    front : Server;
    back : Server { replicas = 9; }
  }
}
component Wide : Cell {
  boundary far : Intranet { side : Server; }
}

system S {
  default Server { replicas = 1; }
  boundary net : Intranet {
    outside : Server;
    small : Cell;
    big : Wide(copies = 5);
  }
}

// CHECK-LABEL: element %S.outside
// CHECK-NEXT: inherit replicas = 1
// CHECK-LABEL: element %S.small.front
// CHECK-NEXT: inherit replicas = 2
// CHECK-LABEL: element %S.small.back
// CHECK-NEXT: set replicas = 9
// CHECK-LABEL: element %S.big.front
// CHECK-NEXT: inherit replicas = 5
// CHECK-LABEL: element %S.big.side
// CHECK-NEXT: inherit replicas = 5
