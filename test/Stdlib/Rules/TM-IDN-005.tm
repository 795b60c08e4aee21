// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-005 | FileCheck %s

// InsecureCookie

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer {
      session_regenerated = true;
      session_expires = true;
      session_ids_random = true;
      cookies_secured = false;
    }
  }
  flow f : browser -> p via Https { authn = SessionCookie; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer {
      session_regenerated = true;
      session_expires = true;
      session_ids_random = true;
      controls = [SecureCookies];
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
    p : WebServer { session_regenerated = true; session_expires = true; session_ids_random = true; }
  }
  flow f : browser -> p via Https { authn = SessionCookie; }
}

// CHECK: question Asked.p asks Asked.p.cookies_secured{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by SecureCookies{{$}}
// CHECK-NOT: {{.}}
