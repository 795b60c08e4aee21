// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-006 | FileCheck %s

// QueueFlooding

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; q : Queue { availability = Important; bounded = false; } }
  flow f : browser -> api;
  flow g : api -> q;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; q : Queue { availability = Important; controls = [QueueLimit]; } r : Queue; }
  flow f : browser -> api;
  flow g : api -> q;
  flow h : api -> r;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; q : Queue { availability = Important; } }
  flow f : browser -> api;
  flow g : api -> q;
}

// CHECK: question Asked.q asks Asked.q.bounded{{$}}
// CHECK-NEXT: open Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.q by QueueLimit{{$}}
// CHECK-NOT: {{.}}
