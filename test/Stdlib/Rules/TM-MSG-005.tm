// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MSG-005 | FileCheck %s

// SecondOrderInjection

import std.events.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebServer;
    q : Queue { bounded = true; dead_lettering = true; messages_checked = false; }
    w : Worker;
  }
  flow f : browser -> web via Https;
  flow g : web -> q via Amqps;
  flow h : q -> w via Amqps;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebServer;
    q : Queue { bounded = true; dead_lettering = true; controls = [MessageValidation]; }
    w : Worker;
  }
  flow f : browser -> web via Https;
  flow g : web -> q via Amqps;
  flow h : q -> w via Amqps;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; q : Queue; }
  flow f : browser -> web via Https;
  flow g : web -> q via Amqps;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebServer;
    q : Queue { bounded = true; dead_lettering = true; }
    w : Worker;
  }
  flow f : browser -> web via Https;
  flow g : web -> q via Amqps;
  flow h : q -> w via Amqps;
}

// CHECK: question Asked.q asks Asked.q.messages_checked{{$}}
// CHECK-NEXT: open Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.q by MessageValidation{{$}}
// CHECK-NOT: {{.}}
