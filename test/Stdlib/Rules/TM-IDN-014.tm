// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-014 | FileCheck %s

// ColocatedIdentityProvider

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary h : Host {
    trust = 70;
    i : IdentityServer {
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
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
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      controls = [IdentityProviderIsolation];
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
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
    }
    api : ApiService;
  }
  flow f : browser -> api via Https;
}

// CHECK: question Asked.i,Asked.h asks Asked.i.isolated{{$}}
// CHECK-NEXT: open Open.i,Open.h{{$}}
// CHECK-NEXT: mitigated Quiet.i,Quiet.h by IdentityProviderIsolation{{$}}
// CHECK-NOT: {{.}}
