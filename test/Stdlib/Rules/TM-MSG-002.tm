// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MSG-002 | FileCheck %s

// PoisonMessage

import std.events.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebServer;
    q : Queue { bounded = true; dead_lettering = false; }
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
    q : Queue { bounded = true; controls = [DeadLettering]; }
    w : Worker;
  }
  flow f : browser -> web via Https;
  flow g : web -> q via Amqps;
  flow h : q -> w via Amqps;
}

system Other {
  boundary inside : PrivateNetwork { web : WebServer; q : Queue; w : Worker; }
  flow g : web -> q via Amqps;
  flow h : q -> w via Amqps;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; q : Queue { bounded = true; } w : Worker; }
  flow f : browser -> web via Https;
  flow g : web -> q via Amqps;
  flow h : q -> w via Amqps;
}

// CHECK: question Asked.q asks Asked.q.dead_lettering{{$}}
// CHECK-NEXT: open Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.q by DeadLettering{{$}}
// CHECK-NOT: {{.}}
