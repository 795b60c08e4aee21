// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-007 | FileCheck %s

// WeakPasswordRecovery

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      recovery_secured = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      controls = [SecureAccountRecovery];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { i : WebServer; behind : WebApplication; front : WebApplication; }
  boundary outside : PublicInternet { b : Browser; }
  // A token is another's login; and what a program of ours shows is no person's.
  flow f : b -> i via Https { authn = Token; }
  flow g : front -> behind via Https { authn = Password; }
}

data Login : Credentials;

// A login page of one's own.
system AskedToo {
  boundary outside : PublicInternet { b : Browser; c : MobileApp; }
  boundary inside : PrivateNetwork { site : WebApplication; calls : ApiService; }
  flow f : b -> site via Https { authn = Password; }
  flow g : c -> calls via Https { carries = [Login]; authn = Token; }
}

system Asked {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.recovery_secured{{$}}
// CHECK-NEXT: question AskedToo.calls asks AskedToo.calls.recovery_secured{{$}}
// CHECK-NEXT: question AskedToo.site asks AskedToo.site.recovery_secured{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by SecureAccountRecovery{{$}}
// CHECK-NOT: {{.}}
