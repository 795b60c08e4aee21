// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-008 | FileCheck %s

// CodeSentElsewhere

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      redirects_exact = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      controls = [ExactRedirects];
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
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.redirects_exact{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by ExactRedirects{{$}}
// CHECK-NOT: {{.}}
