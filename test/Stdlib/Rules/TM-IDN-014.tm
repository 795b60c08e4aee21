// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-014 | FileCheck %s

// SharedIdentityMachine

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host {
    trust = 70;
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      isolated = false;
    }
    api : ApiService;
  }
  flow f : browser -> api via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host {
    trust = 70;
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      controls = [IsolatedIdentity];
    }
    api : ApiService;
  }
  flow f : browser -> api via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host { trust = 70; i : IdentityServer; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host {
    trust = 70;
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
    }
    api : ApiService;
  }
  flow f : browser -> api via Https;
}

// CHECK: question Asked.i,Asked.h asks Asked.i.isolated{{$}}
// CHECK-NEXT: open Open.i,Open.h{{$}}
// CHECK-NEXT: mitigated Quiet.i,Quiet.h by IsolatedIdentity{{$}}
// CHECK-NOT: {{.}}
