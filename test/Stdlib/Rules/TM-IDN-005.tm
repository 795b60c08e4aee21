// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-005 | FileCheck %s

// LooseCookie

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer {
      session_renewed = true;
      session_ends = true;
      session_random = true;
      cookies_hardened = false;
    }
  }
  flow f : browser -> p via Https { authn = SessionCookie; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer {
      session_renewed = true;
      session_ends = true;
      session_random = true;
      controls = [HardenedCookies];
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
    p : WebServer { session_renewed = true; session_ends = true; session_random = true; }
  }
  flow f : browser -> p via Https { authn = SessionCookie; }
}

// CHECK: question Asked.p asks Asked.p.cookies_hardened{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by HardenedCookies{{$}}
// CHECK-NOT: {{.}}
