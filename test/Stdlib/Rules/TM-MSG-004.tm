// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MSG-004 | FileCheck %s

// MessageLoss

import std.events.*;

data Page { sensitivity = Public; integrity = Operational; }
data Order : Payment;

system Open {
  boundary inside : PrivateNetwork { a : Service; q : Queue { durable = false; } }
  flow f : a -> q via Amqps { carries = [Order]; }
}

system Quiet {
  boundary inside : PrivateNetwork { a : Service; q : Queue { controls = [MessageDurability]; } }
  flow f : a -> q via Amqps { carries = [Order]; }
}

system Other {
  boundary inside : PrivateNetwork { a : Service; q : Queue; }
  flow f : a -> q via Amqps { carries = [Page]; }
}

system Asked {
  boundary inside : PrivateNetwork { a : Service; q : Queue; }
  flow f : a -> q via Amqps { carries = [Order]; }
}

// CHECK: question Asked.q asks Asked.q.durable{{$}}
// CHECK-NEXT: open Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.q by MessageDurability{{$}}
// CHECK-NOT: {{.}}
