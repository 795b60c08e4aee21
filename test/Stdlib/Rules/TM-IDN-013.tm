// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-013 | FileCheck %s

// TokenForLife

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      accounts_reviewed = true;
      tokens_revocable = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      accounts_reviewed = true;
      controls = [RevocableTokens];
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
      keys_guarded = true;
      logins_recorded = true;
      accounts_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.tokens_revocable{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by RevocableTokens{{$}}
// CHECK-NOT: {{.}}
