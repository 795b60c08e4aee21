// What a program is asked does not depend on what passes the requests on: nothing, a proxy, a row of them, in its own network or before it.
// The twin, whose program answers well, is quiet behind them.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/rules.py TM-API-001 TM-API-002 TM-API-008 TM-AUT-004 TM-AUT-005 TM-AUT-007 TM-WEB-002 TM-WEB-003 TM-WEB-006 TM-WEB-008 TM-WEB-011 TM-WEB-012 TM-WEB-014 TM-WEB-016 TM-WEB-017 TM-WEB-018 TM-WEB-019 TM-IDN-002 TM-IDN-003 TM-IDN-004 TM-IDN-005 TM-IDN-010 TM-IDN-018 TM-ACC-001 TM-LOG-001 | FileCheck %s
// CHECK: TM-API-001 Beside:question Direct:question Proxy:question Row:question{{$}}
// CHECK-NEXT: TM-API-002 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-API-008 Beside:question Direct:question Proxy:question Row:question{{$}}
// CHECK-NEXT: TM-AUT-004 Beside:mitigated Direct:question Proxy:mitigated Row:question{{$}}
// CHECK-NEXT: TM-AUT-005 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-AUT-007 Beside:question Direct:question Proxy:question Row:question{{$}}
// CHECK-NEXT: TM-WEB-002 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-WEB-003 Beside:open(high) Direct:open(high) Proxy:open(high) Row:open(high){{$}}
// CHECK-NEXT: TM-WEB-006 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-WEB-008 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-WEB-011 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-WEB-012 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-WEB-014 Beside:question Direct:question Proxy:question Row:question{{$}}
// CHECK-NEXT: TM-WEB-016 Beside:question Direct:question Proxy:question Row:question{{$}}
// CHECK-NEXT: TM-WEB-017 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-WEB-018 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-WEB-019 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-IDN-002 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-IDN-003 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-IDN-004 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-IDN-005 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-IDN-010 Beside:question Direct:question Proxy:question Row:question{{$}}
// CHECK-NEXT: TM-IDN-018 Beside:question Direct:question Proxy:question Row:question{{$}}
// CHECK-NEXT: TM-ACC-001 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}
// CHECK-NEXT: TM-LOG-001 Beside:question Direct:question Proxy:question Quiet:mitigated Row:question{{$}}

package trust.gateways;

import std.webapp.*;
import std.api.*;
import std.identity.*;

data Letter { sensitivity = Confidential; integrity = Critical; }

// The pages.
component Pages : WebApplication { cors_any_origin = true; client_rendered = true; accepts_files = true; }

// The calls, and the logins.
component Calls : ApiService { tokens_validated = unknown; }

component Logins : IdentityServer { brute_force_protected = true; }

system Direct {
  boundary internet : PublicInternet { browser : Browser; app : MobileApp; user : Browser; }
  boundary inner : PrivateNetwork { pages : Pages; calls : Calls; sso : Logins; }
  flow a : browser <-> pages via Https { carries = [Letter]; authn = SessionCookie; }
  flow b : app <-> calls via Https { carries = [Letter]; authn = Token; }
  flow c : user <-> sso via Https { carries = [Letter]; authn = Password; }
}

system Proxy {
  boundary internet : PublicInternet { browser : Browser; app : MobileApp; user : Browser; }
  boundary dmz : Dmz { gw1 : ReverseProxy; gw2 : ReverseProxy; gw3 : ReverseProxy; }
  boundary inner : PrivateNetwork { pages : Pages; calls : Calls; sso : Logins; }
  flow a : browser <-> gw1 via Https { carries = [Letter]; authn = SessionCookie; }
  flow a2 : gw1 <-> pages via Https { carries = [Letter]; }
  flow b : app <-> gw2 via Https { carries = [Letter]; authn = Token; }
  flow b2 : gw2 <-> calls via Https { carries = [Letter]; controls = [MutualTls]; }
  flow c : user <-> gw3 via Https { carries = [Letter]; authn = Password; }
  flow c2 : gw3 <-> sso via Https { carries = [Letter]; }
}

system Row {
  boundary internet : PublicInternet { browser : Browser; app : MobileApp; user : Browser; }
  boundary edge : ThirdParty { cdn : ContentDeliveryNetwork; }
  boundary dmz : Dmz { waf : WebFirewall; lb : LoadBalancer; }
  boundary cluster : PrivateNetwork { ingress : ReverseProxy; pages : Pages; calls : Calls; sso : Logins; }
  flow a1 : browser <-> cdn via Https { carries = [Letter]; authn = SessionCookie; }
  flow b1 : app <-> cdn via Https { carries = [Letter]; authn = Token; }
  flow c1 : user <-> cdn via Https { carries = [Letter]; authn = Password; }
  flow two : cdn <-> waf via Https { carries = [Letter]; controls = [MutualTls]; }
  flow three : waf <-> lb via Https { carries = [Letter]; controls = [MutualTls]; }
  flow four : lb <-> ingress via Https { carries = [Letter]; controls = [MutualTls]; }
  flow a2 : ingress <-> pages via Https { carries = [Letter]; }
  flow b2 : ingress <-> calls via Https { carries = [Letter]; }
  flow c2 : ingress <-> sso via Https { carries = [Letter]; }
}

system Beside {
  boundary internet : PublicInternet { browser : Browser; app : MobileApp; user : Browser; }
  boundary inner : PrivateNetwork { gw1 : ReverseProxy; gw2 : ReverseProxy; gw3 : ReverseProxy; pages : Pages; calls : Calls; sso : Logins; }
  flow a : browser <-> gw1 via Https { carries = [Letter]; authn = SessionCookie; }
  flow a2 : gw1 <-> pages via Http { carries = [Letter]; }
  flow b : app <-> gw2 via Https { carries = [Letter]; authn = Token; }
  flow b2 : gw2 <-> calls via Http { carries = [Letter]; }
  flow c : user <-> gw3 via Https { carries = [Letter]; authn = Password; }
  flow c2 : gw3 <-> sso via Http { carries = [Letter]; }
}

system Quiet {
  boundary internet : PublicInternet { browser : Browser; }
  boundary dmz : Dmz { gw : ReverseProxy; lb : LoadBalancer; }
  boundary inner : PrivateNetwork {
    pages : WebApplication {
      controls = [CsrfProtection, FrameAncestors, StrictTransportSecurity, HostAllowList, GenericErrorMessages, ServerHardening, ServerSideValidation, FailSecure,
        NoSensitiveUrls, RequestFieldAllowList, SessionRegeneration, SessionExpiration, RandomSessionIds, SecureCookies, Authorization, AuditLogging];
      cors_any_origin = false;
      client_rendered = false;
      accepts_files = false;
      renders_html = true;
    }
  }
  flow a : browser <-> gw via Https { carries = [Letter]; authn = SessionCookie; }
  flow b : gw <-> lb via Https { carries = [Letter]; }
  flow c : lb <-> pages via Https { carries = [Letter]; }
}
