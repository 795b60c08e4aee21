// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-026 | FileCheck %s

// OAuthMixUp

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; one : IdentityProvider; two : IdentityProvider; }
  boundary inside : PrivateNetwork { app : WebApplication { issuer_validated = false; } }
  flow f : browser -> app via Https;
  flow g : app <-> one via Https;
  flow h : app <-> two via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; one : IdentityProvider; two : IdentityProvider; }
  boundary inside : PrivateNetwork { app : WebApplication { controls = [IssuerValidation]; } alone : WebApplication; }
  flow f : browser -> app via Https;
  flow g : app <-> one via Https;
  flow h : app <-> two via Https;
  flow i : browser -> alone via Https;
  flow j : alone <-> one via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; one : IdentityProvider; }
  boundary inside : PrivateNetwork { app : Function; sso : IdentityServer; }
  flow f : browser -> app via Https;
  flow g : app <-> one via Https;
  flow h : app <-> sso via Https;
}

// CHECK: question Asked.app asks Asked.app.issuer_validated{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by IssuerValidation{{$}}
// CHECK-NOT: {{.}}
