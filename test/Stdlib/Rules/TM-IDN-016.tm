// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-016 | FileCheck %s

// SomeoneElsesHands

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      impersonation = true;
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      impersonation_guarded = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      impersonation = true;
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      controls = [GuardedImpersonation];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { i : IdentityServer { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      impersonation = true;
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.impersonation_guarded{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by GuardedImpersonation{{$}}
// CHECK-NOT: {{.}}
