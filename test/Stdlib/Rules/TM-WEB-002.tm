// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-002 | FileCheck %s

// Clickjacking

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer { frame_protected = false; } }
  flow f : browser -> web { authn = SessionCookie; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer { controls = [FrameAncestors]; } other : WebServer; }
  flow f : browser -> web { authn = SessionCookie; }
  flow g : browser -> other { authn = Token; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; }
  flow f : browser -> web { authn = SessionCookie; }
}

// CHECK: question Asked.web asks Asked.web.frame_protected{{$}}
// CHECK-NEXT: open Open.web{{$}}
// CHECK-NEXT: mitigated Quiet.web by FrameAncestors{{$}}
// CHECK-NOT: {{.}}
