// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-004 | FileCheck %s

// PredictableSessionId

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer {
      session_regenerated = true;
      session_expires = true;
      cookies_secured = true;
      session_ids_random = false;
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
      cookies_secured = true;
      controls = [RandomSessionIds];
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
    p : WebServer { session_regenerated = true; session_expires = true; cookies_secured = true; }
  }
  flow f : browser -> p via Https { authn = SessionCookie; }
}

// CHECK: question Asked.p asks Asked.p.session_ids_random{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by RandomSessionIds{{$}}
// CHECK-NOT: {{.}}
