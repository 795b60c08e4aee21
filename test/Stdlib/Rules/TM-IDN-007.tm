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
  boundary inside : PrivateNetwork { i : WebServer; }
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
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by GuardedRecovery{{$}}
// CHECK-NOT: {{.}}
