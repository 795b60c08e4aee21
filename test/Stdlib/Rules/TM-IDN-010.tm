// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-010 | FileCheck %s

// WhoHasAnAccount

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
      accounts_reviewed = true;
      lockout_gentle = true;
      answers_alike = false;
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
      accounts_reviewed = true;
      lockout_gentle = true;
      controls = [AlikeAnswers];
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
      accounts_reviewed = true;
      lockout_gentle = true;
    }
  }
  flow f : browser -> i via Https;
}

// CHECK: question Asked.i asks Asked.i.answers_alike{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by AlikeAnswers{{$}}
// CHECK-NOT: {{.}}
