// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-017 | FileCheck %s

// UnseenLogins

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      logins_recorded = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      controls = [LoginRecords];
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
      tokens_revocable = true;
      accounts_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.logins_recorded{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by LoginRecords{{$}}
// CHECK-NOT: {{.}}
