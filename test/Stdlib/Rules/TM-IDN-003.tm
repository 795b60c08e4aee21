// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-003 | FileCheck %s

// EndlessSession

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer {
      session_renewed = true;
      session_random = true;
      cookies_hardened = true;
      session_ends = false;
    }
  }
  flow f : browser -> p via Https { authn = SessionCookie; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer {
      session_renewed = true;
      session_random = true;
      cookies_hardened = true;
      controls = [SessionExpiry];
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
    p : WebServer { session_renewed = true; session_random = true; cookies_hardened = true; }
  }
  flow f : browser -> p via Https { authn = SessionCookie; }
}

// CHECK: question Asked.p asks Asked.p.session_ends{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by SessionExpiry{{$}}
// CHECK-NOT: {{.}}
