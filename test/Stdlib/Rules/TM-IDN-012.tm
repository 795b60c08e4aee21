// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-012 | FileCheck %s

// LeftBehind

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      answers_alike = true;
      lockout_gentle = true;
      accounts_reviewed = false;
    }
  }
  flow f : browser -> i via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      answers_alike = true;
      lockout_gentle = true;
      controls = [AccountReview];
    }
  }
  flow f : browser -> i via Https;
}

system Other {
  boundary inside : PrivateNetwork { i : IdentityServer; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      answers_alike = true;
      lockout_gentle = true;
    }
  }
  flow f : browser -> i via Https;
}

// CHECK: question Asked.i asks Asked.i.accounts_reviewed{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by AccountReview{{$}}
// CHECK-NOT: {{.}}
