// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-002 | FileCheck %s

// PlantedSession

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer {
      session_ends = true;
      session_random = true;
      cookies_hardened = true;
      session_renewed = false;
    }
  }
  flow f : browser -> p via Https { authn = SessionCookie; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer {
      session_ends = true;
      session_random = true;
      cookies_hardened = true;
      controls = [RenewedSessions];
    }
  }
  flow f : browser -> p via Https { authn = SessionCookie; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer; }
  flow f : browser -> p via Https { authn = Token; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer { session_ends = true; session_random = true; cookies_hardened = true; }
  }
  flow f : browser -> p via Https { authn = SessionCookie; }
}

// CHECK: question Asked.p asks Asked.p.session_renewed{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by RenewedSessions{{$}}
// CHECK-NOT: {{.}}
