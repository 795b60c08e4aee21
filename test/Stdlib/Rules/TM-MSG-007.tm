// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MSG-007 | FileCheck %s

// OutOfOrder

import std.events.*;

system Open {
  boundary inside : PrivateNetwork { a : Service; q : Queue { order_matters = true; order_checked = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork {
    a : Service;
    q : Queue { order_matters = true; controls = [OrderedMessages]; }
  }
}

system Other {
  boundary inside : PrivateNetwork { q : Queue { order_matters = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { a : Service; q : Queue { order_matters = true; } }
}

// CHECK: question Asked.q asks Asked.q.order_checked{{$}}
// CHECK-NEXT: open Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.q by OrderedMessages{{$}}
// CHECK-NOT: {{.}}
