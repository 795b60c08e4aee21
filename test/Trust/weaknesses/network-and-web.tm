// Weaknesses of networks, pages and logins that a reviewer put into small models, each with relatives (another kind, another
// direction, a hop more), found or asked, and its mitigated twin quiet.
//
// RUN: %tmc --emit=json -Wno-all %s -o %t.json
// RUN: %python %S/../Inputs/rules.py TM-NET-001 TM-AUT-001 TM-AUT-002 TM-AVL-001 TM-CLD-001 TM-WEB-004 TM-ACC-004 TM-AUT-003 TM-API-002 TM-API-005 TM-AUT-006 TM-IDN-002 TM-IDN-007 TM-IDN-008 TM-WEB-002 TM-WEB-024 TM-WEB-021 < %t.json | FileCheck %s
// RUN: %python %S/../Inputs/about.py TM-NET-001 TM-AUT-001 TM-AUT-002 TM-AVL-001 TM-CLD-001 TM-WEB-004 TM-ACC-004 TM-AUT-003 TM-API-002 TM-API-005 TM-AUT-006 TM-IDN-002 TM-IDN-007 TM-IDN-008 TM-WEB-002 TM-WEB-024 TM-WEB-021 < %t.json | FileCheck %s --check-prefix=EACH
//
// CHECK: TM-NET-001{{.*}} EndsAtProxy:open(high){{.*}} EndsAtProxyTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-AUT-001{{.*}} EndsAtProxy:open(high){{.*}} EndsAtProxyTwin:mitigated{{.*}} Unchecked:open(high){{.*}} UncheckedTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-AUT-002{{.*}} Unknown:open(high){{.*}} UnknownTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-AVL-001{{.*}} WayAround:question{{.*}} WayAroundTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-CLD-001{{.*}} Metadata:question{{.*}} MetadataTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-WEB-004{{.*}} Metadata:question{{.*}} MetadataTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-ACC-004{{.*}} Admin:question{{.*}} AdminTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-AUT-003{{.*}} Admin:question{{.*}} AdminTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-API-002{{.*}} Fields:question{{.*}} FieldsTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-API-005{{.*}} Fields:question{{.*}} FieldsTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-AUT-006{{.*}} Hook:question{{.*}} HookTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-IDN-002{{.*}} OwnLogin:question{{.*}} OwnLoginTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-IDN-007{{.*}} OwnLogin:question{{.*}} OwnLoginTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-IDN-008{{.*}} OwnLogin:question{{.*}} OwnLoginTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-WEB-002{{.*}} OwnLogin:question{{.*}} OwnLoginTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-WEB-024{{.*}} Names:question{{.*}} NamesTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-WEB-021{{.*}} Race:question{{.*}} RaceTwin:mitigated{{( .*)?$}}
//
// EACH-DAG: {{^}}open TM-NET-001 EndsAtProxy.h{{$}}
// EACH-DAG: {{^}}open TM-AUT-001 EndsAtProxy.h{{$}}
// EACH-DAG: {{^}}open TM-AUT-001 Unchecked.f{{$}}
// EACH-DAG: {{^}}open TM-AUT-001 Unchecked.g{{$}}
// EACH-DAG: {{^}}open TM-AUT-002 Unknown.f{{$}}
// EACH-DAG: {{^}}open TM-AUT-002 Unknown.g{{$}}
// EACH-DAG: {{^}}question TM-AVL-001 WayAround.app{{$}}
// EACH-DAG: {{^}}question TM-CLD-001 Metadata.front Metadata.one{{$}}
// EACH-DAG: {{^}}question TM-CLD-001 Metadata.preview Metadata.two{{$}}
// EACH-DAG: {{^}}question TM-WEB-004 Metadata.front{{$}}
// EACH-DAG: {{^}}question TM-WEB-004 Metadata.preview{{$}}
// EACH-DAG: {{^}}question TM-ACC-004 Admin.g{{$}}
// EACH-DAG: {{^}}question TM-ACC-004 Admin.h{{$}}
// EACH-DAG: {{^}}question TM-ACC-004 Admin.j{{$}}
// EACH-DAG: {{^}}question TM-AUT-003 Admin.unsaid Admin.g{{$}}
// EACH-DAG: {{^}}question TM-AUT-003 Admin.said Admin.h{{$}}
// EACH-DAG: {{^}}question TM-AUT-003 Admin.box Admin.j{{$}}
// EACH-DAG: {{^}}question TM-API-002 Fields.graph{{$}}
// EACH-DAG: {{^}}question TM-API-005 Fields.graph{{$}}
// EACH-DAG: {{^}}question TM-AUT-006 Hook.shop Hook.f{{$}}
// EACH-DAG: {{^}}question TM-AUT-006 Hook.gw Hook.g{{$}}
// EACH-DAG: {{^}}question TM-AUT-006 Hook.ci Hook.h{{$}}
// EACH-DAG: {{^}}question TM-IDN-007 OwnLogin.app{{$}}
// EACH-DAG: {{^}}question TM-IDN-007 OwnLogin.sso{{$}}
// EACH-DAG: {{^}}question TM-IDN-008 OwnLogin.sso{{$}}
// EACH-DAG: {{^}}question TM-IDN-002 OwnLogin.sso{{$}}
// EACH-DAG: {{^}}question TM-WEB-002 OwnLogin.sso{{$}}
// EACH-DAG: {{^}}question TM-WEB-024 Names{{$}}
// EACH-DAG: {{^}}question TM-WEB-021 Race.wallet{{$}}

package trust.network;

import std.webapp.*;
import std.api.*;
import std.identity.*;
import std.cloud.*;
import std.aws.*;

data Letter : PersonalData;
data Page { sensitivity = Public; integrity = Operational; }
data Row { sensitivity = Internal; integrity = Critical; }

// TLS ends at a proxy, and the way behind it is in clear: in another network, and two hops behind.
system EndsAtProxy {
  boundary internet : PublicInternet { b : Browser; }
  boundary dmz : Dmz { gw : ReverseProxy; lb : LoadBalancer; }
  boundary inner : PrivateNetwork { app : Service; }
  flow f : b <-> gw via Https { carries = [Letter]; authn = Token; }
  flow g : gw <-> lb via Https { carries = [Letter]; controls = [MutualTls]; }
  flow h : lb <-> app via Http { carries = [Letter]; authn = Token; }
}

system EndsAtProxyTwin {
  boundary internet : PublicInternet { b : Browser; }
  boundary dmz : Dmz { gw : ReverseProxy; lb : LoadBalancer; }
  boundary inner : PrivateNetwork { app : Service; }
  flow f : b <-> gw via Https { carries = [Letter]; authn = Token; }
  flow g : gw <-> lb via Https { carries = [Letter]; controls = [MutualTls]; }
  flow h : lb <-> app via Https { carries = [Letter]; controls = [MutualTls]; }
}

// TLS, and nobody checks the certificate: an adapter for mail, and a program for a partner.
system Unchecked {
  boundary inner : PrivateNetwork { job : ScheduledJob; }
  boundary partner : PartnerNetwork { api : PartnerSystem; mail : MailProvider; }
  flow f : job -> api via Https { carries = [Letter]; server_authenticated = false; }
  flow g : job -> mail via Https { carries = [Letter]; server_authenticated = false; }
}

system UncheckedTwin {
  boundary inner : PrivateNetwork { job : ScheduledJob; }
  boundary partner : PartnerNetwork { api : PartnerSystem; mail : MailProvider; }
  flow f : job -> api via Https { carries = [Letter]; controls = [Tls]; }
  flow g : job -> mail via Https { carries = [Letter]; controls = [Tls]; }
}

// TLS, and whoever calls is served: from a partner, and between networks of our own.
system Unknown {
  boundary partner : PartnerNetwork { them : PartnerSystem; }
  boundary front : Dmz { web : Service; }
  boundary inner : PrivateNetwork { app : Service; }
  flow f : them -> app via Https { carries = [Letter]; authn = Anonymous; }
  flow g : web -> app via Https { carries = [Letter]; authn = Anonymous; }
}

system UnknownTwin {
  boundary partner : PartnerNetwork { them : PartnerSystem; }
  boundary front : Dmz { web : Service; }
  boundary inner : PrivateNetwork { app : Service; }
  flow f : them -> app via Https { carries = [Letter]; controls = [MutualTls]; }
  flow g : web -> app via Https { carries = [Letter]; authn = WorkloadIdentity; }
}

// A filter and a limit, and a way around both.
system WayAround {
  boundary internet : PublicInternet { b : Browser; partner_app : MobileApp; }
  boundary dmz : Dmz { waf : WebFirewall { controls = [WebApplicationFirewall, RateLimiting]; } }
  boundary inner : PrivateNetwork { app : WebApplication; }
  flow f : b -> waf via Https { carries = [Page]; authn = Token; }
  flow g : waf -> app via Https { carries = [Page]; authn = Token; }
  flow h : partner_app -> app via Https { carries = [Page]; authn = Token; }
}

system WayAroundTwin {
  boundary internet : PublicInternet { b : Browser; partner_app : MobileApp; }
  boundary dmz : Dmz { waf : WebFirewall { controls = [WebApplicationFirewall, RateLimiting]; } }
  boundary inner : PrivateNetwork { app : WebApplication; }
  flow f : b -> waf via Https { carries = [Page]; authn = Token; }
  flow g : waf -> app via Https { carries = [Page]; authn = Token; }
  flow h : partner_app -> waf via Https { carries = [Page]; authn = Token; }
}

// A request that the server makes for callers reaches the keys of its machine: direct, and in a worker behind a queue.
system Metadata {
  boundary internet : PublicInternet { b : Browser; }
  boundary aws : Account {
    jobs : Queue;
    boundary one : Ec2Instance { front : WebApplication { does = [FetchesUrls]; } }
    boundary two : Ec2Instance { preview : Worker { does = [FetchesUrls]; } }
  }
  flow f : b -> front via Https { carries = [Page]; authn = Token; }
  flow g : front -> jobs via Amqps { carries = [Page]; }
  flow h : preview <-> jobs via Amqps { carries = [Page]; }
}

system MetadataTwin {
  boundary internet : PublicInternet { b : Browser; }
  boundary aws : Account {
    jobs : Queue;
    boundary one : Ec2Instance { controls = [ImdsV2]; front : WebApplication { does = [FetchesUrls]; controls = [OutboundAllowList]; } }
    boundary two : Ec2Instance { controls = [ImdsV2]; preview : Worker { does = [FetchesUrls]; controls = [OutboundAllowList]; } }
  }
  flow f : b -> front via Https { carries = [Page]; authn = Token; }
  flow g : front -> jobs via Amqps { carries = [Page]; }
  flow h : preview <-> jobs via Amqps { carries = [Page]; }
}

// Pages for administrators on the internet: nothing said but who calls; said; and by a shell.
system Admin {
  boundary internet : PublicInternet { root : Administrator; b : Browser; ops : Operator; cli : CliTool; }
  boundary dmz : Dmz { unsaid : WebApplication; said : WebApplication { does = [Administers]; } box : Service; }
  flow f : root -> b;
  flow g : b <-> unsaid via Https { carries = [Row]; authn = Password; }
  flow h : b <-> said via Https { carries = [Row]; authn = Password; }
  flow i : ops -> cli;
  flow j : cli -> box via Ssh { authn = Password; }
}

system AdminTwin {
  boundary internet : PublicInternet { root : Administrator; b : Browser; ops : Operator; cli : CliTool; }
  boundary dmz : Dmz { unsaid : WebApplication { controls = [MultiFactorAuthentication]; } said : WebApplication { does = [Administers]; controls = [MultiFactorAuthentication]; } box : Service { controls = [MultiFactorAuthentication]; } }
  flow f : root -> b;
  flow g : b <-> unsaid via Https { carries = [Row]; authn = Password; controls = [Vpn]; }
  flow h : b <-> said via Https { carries = [Row]; authn = Password; controls = [Bastion]; }
  flow i : ops -> cli;
  flow j : cli -> box via Ssh { authn = Password; controls = [Bastion]; }
}

// Fields and queries of callers, behind two gateways.
system Fields {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary dmz : Dmz { gw : ApiGateway; lb : LoadBalancer; }
  boundary inner : PrivateNetwork { graph : Function { does = [ServesGraphQl]; } }
  flow f : app <-> gw via Https { carries = [Row]; authn = Token; }
  flow g : gw <-> lb via Https { carries = [Row]; authn = Token; }
  flow h : lb <-> graph via Https { carries = [Row]; authn = Token; }
}

system FieldsTwin {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary dmz : Dmz { gw : ApiGateway; lb : LoadBalancer; }
  boundary inner : PrivateNetwork { graph : Function { does = [ServesGraphQl]; controls = [RequestFieldAllowList, QueryCostLimit]; } }
  flow f : app <-> gw via Https { carries = [Row]; authn = Token; }
  flow g : gw <-> lb via Https { carries = [Row]; authn = Token; }
  flow h : lb <-> graph via Https { carries = [Row]; authn = Token; }
}

// A webhook without a signature: direct, and through a proxy.
system Hook {
  boundary internet : ThirdParty { pay : PaymentProvider; git : ExternalApi; }
  boundary dmz : Dmz { gw : ReverseProxy; }
  boundary inner : PrivateNetwork { shop : Service; ci : BuildPipeline; }
  flow f : pay -> shop via Webhook { carries = [Row]; }
  flow g : git -> gw via Webhook { carries = [Row]; }
  flow h : gw -> ci via Webhook { carries = [Row]; }
}

system HookTwin {
  boundary internet : ThirdParty { pay : PaymentProvider; git : ExternalApi; }
  boundary dmz : Dmz { gw : ReverseProxy; }
  boundary inner : PrivateNetwork { shop : Service; ci : BuildPipeline; }
  flow f : pay -> shop via Webhook { carries = [Row]; controls = [MessageSigning]; }
  flow g : git -> gw via Webhook { carries = [Row]; controls = [MessageSigning]; }
  flow h : gw -> ci via Webhook { carries = [Row]; controls = [MessageSigning]; }
}

// A login page of one's own: recovery, sessions; at a web application, and at a server for logins.
system OwnLogin {
  boundary internet : PublicInternet { b : Browser; c : Browser; }
  boundary dmz : Dmz { app : WebApplication; sso : IdentityServer; }
  flow f : b <-> app via Https { carries = [Letter]; authn = Password; }
  flow g : c <-> sso via Https { carries = [Letter]; authn = SessionCookie; }
}

system OwnLoginTwin {
  boundary internet : PublicInternet { b : Browser; c : Browser; }
  boundary dmz : Dmz { app : WebApplication { controls = [SecureAccountRecovery]; } sso : IdentityServer { controls = [SecureAccountRecovery, RedirectUriMatching, SessionRegeneration, FrameAncestors]; } }
  flow f : b <-> app via Https { carries = [Letter]; authn = Password; }
  flow g : c <-> sso via Https { carries = [Letter]; authn = SessionCookie; }
}

// Names that point to what is gone, without any cloud drawn.
system Names {
  boundary internet : PublicInternet { b : Browser; }
  boundary dmz : Dmz { pages : StaticSite; }
  flow f : b <-> pages via Https { carries = [Page]; }
}

system NamesTwin {
  controls = [DnsHygiene];
  boundary internet : PublicInternet { b : Browser; }
  boundary dmz : Dmz { pages : StaticSite; }
  flow f : b <-> pages via Https { carries = [Page]; }
}

// What may be used once is checked, and then changed.
system Race {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary inner : PrivateNetwork { wallet : Service; db : Postgres { stores = [Row]; } }
  flow f : app <-> wallet via Https { carries = [Row]; authn = Token; }
  flow g : wallet <-> db via PgTls { carries = [Row]; }
}

system RaceTwin {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary inner : PrivateNetwork { wallet : Service { controls = [AtomicTransactions]; } db : Postgres { stores = [Row]; } }
  flow f : app <-> wallet via Https { carries = [Row]; authn = Token; }
  flow g : wallet <-> db via PgTls { carries = [Row]; }
}
