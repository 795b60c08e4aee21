// What answers HTTP is asked what programs that answer HTTP are asked, whatever its kind is called: a function, a service, a worker with an
// interface, a function of a cloud behind its gateway. What answers no HTTP is asked none of it.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/rules.py TM-WEB-002 TM-WEB-006 TM-WEB-008 TM-WEB-011 TM-WEB-012 TM-WEB-017 TM-IDN-002 TM-IDN-004 TM-IDN-005 TM-API-001 TM-API-002 TM-API-008 | FileCheck %s
// CHECK: TM-WEB-002 AFunction:question AService:question AWorker:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-WEB-006 AFunction:question AService:question AWorker:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-WEB-008 AFunction:question AService:question AWorker:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-WEB-011 AFunction:question AService:question AWorker:question Lambda:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-WEB-012 AFunction:question AService:question AWorker:question Lambda:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-WEB-017 AFunction:question AService:question AWorker:question Lambda:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-IDN-002 AFunction:question AService:question AWorker:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-IDN-004 AFunction:question AService:question AWorker:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-IDN-005 AFunction:question AService:question AWorker:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-API-001 Lambda:question{{$}}
// CHECK-NEXT: TM-API-002 AFunction:question AService:question AWorker:question Lambda:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-API-008 Lambda:question{{$}}

package trust.kinds;

import std.webapp.*;
import std.api.*;
import std.identity.*;
import std.aws as aws;

data Letter { sensitivity = Confidential; integrity = Important; }

system AFunction {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inner : PrivateNetwork { fn : Function { renders_html = true; } }
  flow a : browser <-> fn via Https { carries = [Letter]; authn = SessionCookie; }
}

system AService {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inner : PrivateNetwork { svc : Service { renders_html = true; } }
  flow a : browser <-> svc via Https { carries = [Letter]; authn = SessionCookie; }
}

system AWorker {
  boundary internet : PublicInternet { browser : Browser; }
  boundary dmz : Dmz { gw : ReverseProxy; }
  boundary inner : PrivateNetwork { job : Worker { renders_html = true; } }
  flow a : browser <-> gw via Https { carries = [Letter]; authn = SessionCookie; }
  flow b : gw <-> job via Https { carries = [Letter]; }
}

system Lambda {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary cloud : aws.Account {
    gw : aws.ApiGateway;
    fn : aws.Lambda { renders_html = false; }
  }
  flow a : app <-> gw via Https { carries = [Letter]; authn = Token; }
  flow b : gw <-> fn via Https { carries = [Letter]; }
}

// It answers a protocol of its own.
system NoWeb {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary inner : PrivateNetwork { svc : Service { renders_html = false; } }
  flow a : app <-> svc via TlsStream { carries = [Letter]; authn = Token; }
}

system Quiet {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inner : PrivateNetwork {
    fn : Function {
      renders_html = true;
      controls = [FrameAncestors, StrictTransportSecurity, HostAllowList, GenericErrorMessages, ServerHardening, ServerSideValidation, RequestFieldAllowList, SessionRegeneration,
        RandomSessionIds, SecureCookies];
    }
  }
  flow a : browser <-> fn via Https { carries = [Letter]; authn = SessionCookie; }
}
