// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MSG-003 | FileCheck %s

// UnauthorizedSubscription

import std.events.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary inside : PrivateNetwork {
    a : Service;
    q : Kafka { consumers_separated = false; }
    w : Worker;
    v : Worker;
  }
  flow f : a -> q via Mqtt { carries = [Letter]; }
  flow g : q -> w via KafkaWire { carries = [Letter]; }
  flow h : q -> v via KafkaWire;
}

system Quiet {
  boundary inside : PrivateNetwork {
    a : Service;
    q : Kafka { controls = [SubscriptionAuthorization]; }
    w : Worker;
    v : Worker;
  }
  flow f : a -> q via KafkaWire { carries = [Letter]; }
  flow g : q -> w via KafkaWire { carries = [Letter]; }
  flow h : q -> v via KafkaWire;
}

system Other {
  boundary inside : PrivateNetwork { a : Service; q : Kafka; w : Worker; v : Worker; }
  flow f : a -> q via KafkaWire { carries = [Page]; }
  flow g : q -> w via KafkaWire { carries = [Page]; }
  flow h : q -> v via KafkaWire { carries = [Page]; }
}

system Asked {
  boundary inside : PrivateNetwork { a : Service; q : Kafka; w : Worker; v : Worker; }
  flow f : a -> q via KafkaWire { carries = [Letter]; }
  flow g : q -> w via KafkaWire { carries = [Letter]; }
  flow h : q -> v via KafkaWire;
}

// CHECK: question Asked.q asks Asked.q.consumers_separated{{$}}
// CHECK-NEXT: open Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.q by SubscriptionAuthorization{{$}}
// CHECK-NOT: {{.}}
