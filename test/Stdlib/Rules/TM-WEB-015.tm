// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-015 | FileCheck %s

// ForeignSocket

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { socket_origin_checked = false; } }
  flow f : browser <-> p via WebSocket { authn = SessionCookie; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { controls = [CheckedSocketOrigin]; } }
  flow f : browser <-> p via WebSocket { authn = SessionCookie; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer; }
  flow f : browser <-> p via WebSocket { authn = Token; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer {} }
  flow f : browser <-> p via WebSocket { authn = SessionCookie; }
}

// CHECK: question Asked.p,Asked.f asks Asked.p.socket_origin_checked{{$}}
// CHECK-NEXT: open Open.p,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.p,Quiet.f by CheckedSocketOrigin{{$}}
// CHECK-NOT: {{.}}
