// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MSG-006 | FileCheck %s

// ExcessiveMessageRetention

import std.events.*;

data Page { sensitivity = Public; integrity = Operational; }
data Address : PersonalData;

system Open {
  boundary inside : PrivateNetwork { a : Service; q : Kafka { retention_limited = false; } }
  flow f : a -> q via KafkaWire { carries = [Address]; }
}

system Quiet {
  boundary inside : PrivateNetwork { a : Service; q : Kafka { controls = [MessageRetentionLimit]; } }
  flow f : a -> q via KafkaWire { carries = [Address]; }
}

system Other {
  boundary inside : PrivateNetwork { a : Service; q : Kafka; }
  flow f : a -> q via KafkaWire { carries = [Page]; }
}

system Asked {
  boundary inside : PrivateNetwork { a : Service; q : Kafka; }
  flow f : a -> q via KafkaWire { carries = [Address]; }
}

// CHECK: question Asked.q asks Asked.q.retention_limited{{$}}
// CHECK-NEXT: open Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.q by MessageRetentionLimit{{$}}
// CHECK-NOT: {{.}}
