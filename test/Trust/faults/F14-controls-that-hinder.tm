// A control silences what it stops, and lowers what it only hinders.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/rules.py TM-AVL-001 TM-AUT-002 TM-LOG-004 TM-AI-001 TM-AI-002 TM-INJ-001 TM-AUT-004 | FileCheck %s
// CHECK: TM-AVL-001 Factor:question Filter:open(low) Guarded:question Login:question NoFilter:open(low) Quiet:mitigated Tunnelled:question Words:question{{$}}
// CHECK-NEXT: TM-AUT-002 Cookie:open(high) Guarded:open(medium) Login:mitigated Quiet:mitigated Shared:open(high) Tunnelled:open(medium){{$}}
// CHECK-NEXT: TM-LOG-004 Login:open(low) Quiet:mitigated{{$}}
// CHECK-NEXT: TM-AI-001 Quiet:mitigated Words:open(high){{$}}
// CHECK-NEXT: TM-AI-002 Quiet:mitigated Words:open(medium){{$}}
// CHECK-NEXT: TM-INJ-001 Filter:open(medium) NoFilter:open(high) Quiet:mitigated{{$}}
// CHECK-NEXT: TM-AUT-004 Factor:open(low) Quiet:mitigated{{$}}

package trust.hinder;

data Health : HealthRecord { disputable = false; }
data Page { sensitivity = Public; integrity = Operational; }
data Order { integrity = Critical; sensitivity = Confidential; disputable = true; }

// A filter of requests limits nobody, and makes an injection only dearer.
system Filter {
  boundary internet : PublicInternet { b : Browser; }
  boundary inner : PrivateNetwork { api : ApiService { controls = [WebApplicationFirewall]; parameterized_queries = false; rate_limited = false; } db : Postgres; }
  flow a : b -> api via Https { carries = [Page]; authn = Token; }
  flow c : api -> db via PgTls { carries = [Page]; authn = Password; }
}

system NoFilter {
  boundary internet : PublicInternet { b : Browser; }
  boundary inner : PrivateNetwork { api : ApiService { parameterized_queries = false; rate_limited = false; } db : Postgres; }
  flow a : b -> api via Https { carries = [Page]; authn = Token; }
  flow c : api -> db via PgTls { carries = [Page]; authn = Password; }
}

// To be in the network, or on the way through a guarded host, is not to be known to the service.
system Tunnelled {
  boundary internet : PublicInternet { b : DesktopApp; }
  boundary inner : PrivateNetwork { api : ApiService; }
  flow a : b <-> api via Https { carries = [Health]; authn = Anonymous; controls = [Vpn]; }
}

system Guarded {
  boundary internet : PublicInternet { b : DesktopApp; }
  boundary inner : PrivateNetwork { api : ApiService; }
  flow a : b <-> api via Https { carries = [Health]; authn = Anonymous; controls = [Bastion]; }
}

// Several people, or whoever has the cookie of one, between two services.
system Shared {
  boundary dmz : Dmz { front : Service; }
  boundary inner : PrivateNetwork { api : Service; }
  flow a : front -> api via Https { carries = [Health]; authn = SharedAccount; }
}

system Cookie {
  boundary dmz : Dmz { front : Service; }
  boundary inner : PrivateNetwork { api : Service; }
  flow a : front -> api via Https { carries = [Health]; authn = SessionCookie; }
}

// A login shows the receiver who called, and a judge nothing.
system Login {
  boundary internet : PublicInternet { b : Browser; shop : PartnerSystem; }
  boundary inner : PrivateNetwork { api : ApiService; }
  flow a : b -> api via Https { carries = [Order]; controls = [Passkeys]; digitally_signed = false; }
  flow c : shop -> api via Https { carries = [Order]; controls = [MutualTls, MessageSigning]; digitally_signed = false; }
}

// Marks are talked over; whoever cannot see what they approve approves anything.
system Words {
  boundary internet : PublicInternet { b : Browser; site : ExternalApi; }
  boundary inner : PrivateNetwork {
    marked : Agent { controls = [Spotlighting]; actions_approved = false; }
    blind : Agent { controls = [HumanInTheLoop]; approval_informed = false; lookups_marked = false; }
  }
  flow a : b -> marked via Https { carries = [Page]; authn = Token; }
  flow c : b -> blind via Https { carries = [Page]; authn = Token; }
  flow d : marked <-> site via Https { authn = ApiKey; }
  flow e : blind <-> site via Https { authn = ApiKey; }
}

// A second factor makes a guessed password worth less.
system Factor {
  boundary internet : PublicInternet { b : Browser; }
  boundary inner : PrivateNetwork { api : ApiService { multi_factor = true; brute_force_protected = false; } }
  flow a : b -> api via Https { carries = [Page]; authn = Password; }
}

system Quiet {
  boundary internet : PublicInternet { b : Browser; site : ExternalApi; shop : PartnerSystem; }
  boundary inner : PrivateNetwork {
    api : ApiService { controls = [RateLimiting, ParameterizedQueries, LoginThrottling]; }
    agent : Agent { controls = [Spotlighting, HumanInTheLoop, InformedApproval, RateLimiting]; }
    db : Postgres;
  }
  flow a : b <-> api via Https { carries = [Health]; authn = Token; }
  flow c : api -> db via PgTls { carries = [Page]; authn = Password; }
  flow d : b -> agent via Https { carries = [Page]; authn = Token; }
  flow e : agent <-> site via Https { authn = ApiKey; }
  flow f : shop -> api via Https { carries = [Order]; authn = Token; controls = [DigitalSignature]; }
  flow g : b -> api via Https { carries = [Page]; authn = Password; }
}
