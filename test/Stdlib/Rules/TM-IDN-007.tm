// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-007 | FileCheck %s

// WeakRecovery

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      recovery_guarded = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      controls = [GuardedRecovery];
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
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.recovery_guarded{{$}}
// CHECK-NEXT: question AskedToo.calls asks AskedToo.calls.recovery_guarded{{$}}
// CHECK-NEXT: question AskedToo.site asks AskedToo.site.recovery_guarded{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by GuardedRecovery{{$}}
// CHECK-NOT: {{.}}
