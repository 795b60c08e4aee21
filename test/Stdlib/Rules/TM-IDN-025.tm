// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-025 | FileCheck %s

// LoginCsrf

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; idp : IdentityProvider; }
  boundary inside : PrivateNetwork { app : WebApplication { login_bound = false; } }
  flow f : browser -> app via Https;
  flow g : app <-> idp via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; idp : IdentityProvider; }
  boundary front : Dmz { gw : ReverseProxy; }
  boundary inside : PrivateNetwork { app : Function { controls = [LoginStateBinding]; } job : Worker; }
  flow e : browser -> gw via Https;
  flow f : gw -> app via Https;
  flow g : app <-> idp via Https;
  // Nobody logs in here with a browser.
  flow h : job <-> idp via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; phone : MobileApp; }
  boundary inside : PrivateNetwork { app : Service; sso : IdentityServer; }
  flow f : browser -> app via Https;
  flow g : app <-> sso via Https;
  flow h : phone <-> sso via Https;
}

// CHECK: question Asked.app asks Asked.app.login_bound{{$}}
// CHECK-NEXT: question Asked.phone asks Asked.phone.login_bound{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by LoginStateBinding{{$}}
// CHECK-NOT: {{.}}
