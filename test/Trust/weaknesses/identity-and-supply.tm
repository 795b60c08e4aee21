// Weaknesses of logins, pages and deliveries that a reviewer put into small models, each found or asked, and its mitigated twin quiet.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/rules.py TM-AUT-007 TM-AUT-011 TM-WEB-005 TM-DEL-007 TM-IDN-015 TM-ACC-005 TM-TEN-001 TM-AVL-001 TM-AUT-001 TM-AUT-002 | FileCheck %s
// CHECK: TM-AUT-007 CardPage:question CardPageTwin:mitigated Deputy:mitigated DeputyTwin:mitigated Replay:question ReplayTwin:mitigated Tenants:mitigated TenantsTwin:mitigated{{$}}
// CHECK-NEXT: TM-AUT-011 AppKey:question AppKeyTwin:mitigated{{$}}
// CHECK-NEXT: TM-WEB-005 CardPage:open(high) CardPageTwin:mitigated{{$}}
// CHECK-NEXT: TM-DEL-007 ForkedChange:question ForkedChangeTwin:mitigated{{$}}
// CHECK-NEXT: TM-IDN-015 Deputy:question DeputyTwin:mitigated{{$}}
// CHECK-NEXT: TM-ACC-005 CardPage:question CardPageTwin:question Deputy:question DeputyTwin:question Replay:question ReplayTwin:question Tenants:question TenantsTwin:mitigated{{$}}
// CHECK-NEXT: TM-TEN-001 AppKey:question AppKeyTwin:question CardPage:question CardPageTwin:question Deputy:question DeputyTwin:question LimitElsewhere:question Tenants:question TenantsTwin:mitigated{{$}}
// CHECK-NEXT: TM-AVL-001 AppKey:mitigated AppKeyTwin:mitigated CardPage:mitigated CardPageTwin:mitigated Deputy:mitigated DeputyTwin:mitigated LimitElsewhere:question Tenants:mitigated TenantsTwin:mitigated{{$}}
// CHECK-NEXT: TM-AUT-001 AppKey:question AppKeyTwin:question CardPage:mitigated CardPageTwin:mitigated Deputy:mitigated DeputyTwin:mitigated LimitElsewhere:mitigated Replay:question ReplayTwin:question Tenants:mitigated TenantsTwin:mitigated{{$}}
// CHECK-NEXT: TM-AUT-002 CardPage:mitigated CardPageTwin:mitigated Deputy:mitigated DeputyTwin:mitigated Replay:mitigated ReplayTwin:mitigated Tenants:mitigated TenantsTwin:mitigated{{$}}

package trust.identity;

import std.identity.*;
import std.tenancy.*;

data Letter : PersonalData;
data Card : PaymentCard;
data Page { sensitivity = Public; integrity = Operational; }

system Replay {
  boundary a : Dmz { front : Service; }
  boundary b : PrivateNetwork { orders : Service; bills : Service; }
  flow f : front <-> orders via Https { carries = [Letter]; authn = Token; identity_propagated = true; }
  flow g : orders <-> bills via GrpcTls { carries = [Letter]; authn = Token; identity_propagated = true; }
}

system ReplayTwin {
  boundary a : Dmz { front : Service; }
  boundary b : PrivateNetwork { orders : Service { controls = [TokenValidation]; } bills : Service { controls = [TokenValidation]; } }
  flow f : front <-> orders via Https { carries = [Letter]; authn = Token; identity_propagated = true; }
  flow g : orders <-> bills via GrpcTls { carries = [Letter]; authn = Token; identity_propagated = true; }
}

system AppKey {
  boundary internet : PublicInternet { m : MobileApp; }
  boundary b : PrivateNetwork { api : ApiService { controls = [RateLimiting]; } }
  flow f : m -> api via Https { carries = [Page]; authn = ApiKey; }
}

system AppKeyTwin {
  boundary internet : PublicInternet { m : MobileApp; }
  boundary b : PrivateNetwork { api : ApiService { controls = [RateLimiting]; } }
  flow f : m -> api via Https { carries = [Page]; authn = ApiKey; controls = [PerClientCredentials]; }
}

// A script of someone else on the page with the card.
system CardPage {
  boundary internet : PublicInternet { b : Browser; host : ScriptHost; }
  boundary inner : PrivateNetwork { shop : WebApplication { controls = [RateLimiting]; } }
  flow f : b <-> shop via Https { carries = [Card]; authn = Token; }
  flow g : b <-> host via ScriptLoad { code_signed = false; }
}

system CardPageTwin {
  boundary internet : PublicInternet { b : Browser; host : ScriptHost; }
  boundary inner : PrivateNetwork { shop : WebApplication { controls = [RateLimiting, TokenValidation]; } }
  flow f : b <-> shop via Https { carries = [Card]; authn = Token; }
  flow g : b <-> host via ScriptLoad { controls = [SubresourceIntegrity]; }
}

system ForkedChange {
  boundary b : PrivateNetwork { ci : BuildPipeline { builds_forks = true; } }
}

system ForkedChangeTwin {
  boundary b : PrivateNetwork { ci : BuildPipeline { builds_forks = true; fork_builds_isolated = true; } }
}

system Deputy {
  boundary internet : PublicInternet { b : Browser; }
  boundary dmz : Dmz { front : WebApplication { controls = [RateLimiting, TokenValidation]; } }
  boundary inner : PrivateNetwork { behind : Service; }
  flow f : b <-> front via Https { carries = [Letter]; authn = Token; }
  flow g : front <-> behind via Https { carries = [Letter]; controls = [MutualTls]; }
}

system DeputyTwin {
  boundary internet : PublicInternet { b : Browser; }
  boundary dmz : Dmz { front : WebApplication { controls = [RateLimiting, TokenValidation]; } }
  boundary inner : PrivateNetwork { behind : Service; }
  flow f : b <-> front via Https { carries = [Letter]; authn = Token; }
  flow g : front <-> behind via Https { carries = [Letter]; controls = [MutualTls, IdentityPropagation]; }
}

system Tenants {
  boundary internet : PublicInternet { b : Browser; }
  boundary inner : PrivateNetwork { app : TenantService { controls = [RateLimiting, TokenValidation]; } }
  flow f : b <-> app via Https { carries = [Letter]; authn = Token; }
}

system TenantsTwin {
  boundary internet : PublicInternet { b : Browser; }
  boundary inner : PrivateNetwork { app : TenantService { controls = [RateLimiting, TokenValidation, TenantIsolation, TenantBinding]; } }
  flow f : b <-> app via Https { carries = [Letter]; authn = Token; }
}

// The limit stands on another machine than the one that is called.
system LimitElsewhere {
  boundary internet : PublicInternet { b : Browser; }
  boundary dmz : Dmz { gw : ReverseProxy { controls = [RateLimiting]; } api : ApiService { controls = [TokenValidation]; } }
  flow f : b -> gw via Https { carries = [Page]; authn = Token; }
  flow g : b -> api via Https { carries = [Page]; authn = Token; }
}
