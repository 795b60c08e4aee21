// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MSG-001 | FileCheck %s

// MessageSpoofing

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : Service; q : Queue { producers_separated = false; } job : Worker; }
  flow f : browser -> q via Mqtt { signed = false; }
  flow g : api -> q;
  flow h : q -> job;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : Service; q : Queue { controls = [TopicAuthorization]; } job : Worker; r : Queue; }
  flow f : browser -> q;
  flow g : api -> q;
  flow h : q -> job;
  flow i : api -> r;
  flow j : r -> job;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : Service; q : Queue; job : Worker; }
  flow f : browser -> q { signed = true; }
  flow g : api -> q { signed = false; }
  flow h : q -> job;
}

// CHECK: question Asked.q asks Asked.q.producers_separated{{$}}
// CHECK-NEXT: open Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.q by TopicAuthorization{{$}}
// CHECK-NOT: {{.}}
