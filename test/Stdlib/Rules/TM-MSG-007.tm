// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MSG-007 | FileCheck %s

// MessageReordering

import std.events.*;

system Open {
  boundary inside : PrivateNetwork { a : Service; q : Queue { order_matters = true; messages_sequenced = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork {
    a : Service;
    q : Queue { order_matters = true; controls = [MessageSequencing]; }
  }
}

system Other {
  boundary inside : PrivateNetwork { q : Queue { order_matters = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { a : Service; q : Queue { order_matters = true; } }
}

// CHECK: question Asked.q asks Asked.q.messages_sequenced{{$}}
// CHECK-NEXT: open Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.q by MessageSequencing{{$}}
// CHECK-NOT: {{.}}
