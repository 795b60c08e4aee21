// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MSG-008 | FileCheck %s

// ConfusedDeputyConsumer

import std.events.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebServer;
    q : Queue { bounded = true; dead_lettering = true; messages_checked = true; caller_context_propagated = false; }
    w : Worker;
  }
  flow f : browser -> web via Https;
  flow g : web -> q via Amqps;
  flow h : q -> w via Amqps { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebServer;
    q : Queue {
      bounded = true;
      dead_lettering = true;
      messages_checked = true;
      controls = [CallerContextPropagation];
    }
    w : Worker;
  }
  flow f : browser -> web via Https;
  flow g : web -> q via Amqps;
  flow h : q -> w via Amqps { carries = [Letter]; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; q : Queue; w : Worker; }
  flow f : browser -> web via Https { carries = [Page]; }
  flow g : web -> q via Amqps;
  flow h : q -> w via Amqps { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebServer;
    q : Queue { bounded = true; dead_lettering = true; messages_checked = true; }
    w : Worker;
  }
  flow f : browser -> web via Https;
  flow g : web -> q via Amqps;
  flow h : q -> w via Amqps { carries = [Letter]; }
}

// CHECK: question Asked.q asks Asked.q.caller_context_propagated{{$}}
// CHECK-NEXT: open Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.q by CallerContextPropagation{{$}}
// CHECK-NOT: {{.}}
