// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-009 | FileCheck %s

// StolenSigningKey

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      keys_guarded = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      controls = [GuardedSigningKey];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { i : WebServer; }
}

system Asked {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.keys_guarded{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by GuardedSigningKey{{$}}
// CHECK-NOT: {{.}}
