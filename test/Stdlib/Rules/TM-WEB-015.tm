// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-015 | FileCheck %s

// CrossSiteWebSocketHijacking

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { websocket_origin_checked = false; } }
  flow f : browser <-> p via WebSocket { authn = SessionCookie; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { controls = [WebSocketOriginCheck]; } }
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

// CHECK: question Asked.p,Asked.f asks Asked.p.websocket_origin_checked{{$}}
// CHECK-NEXT: open Open.p,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.p,Quiet.f by WebSocketOriginCheck{{$}}
// CHECK-NOT: {{.}}
