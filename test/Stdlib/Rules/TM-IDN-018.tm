// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-018 | FileCheck %s

// LockedOutByOthers

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      guess_limited = true;
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      answers_alike = true;
      lockout_gentle = false;
    }
  }
  flow f : browser -> i via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      guess_limited = true;
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      answers_alike = true;
      controls = [GentleLockout];
    }
  }
  flow f : browser -> i via Https;
}

system Other {
  boundary inside : PrivateNetwork { i : IdentityServer { guess_limited = true; } }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      guess_limited = true;
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      answers_alike = true;
    }
  }
  flow f : browser -> i via Https;
}

// CHECK: question Asked.i asks Asked.i.lockout_gentle{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by GentleLockout{{$}}
// CHECK-NOT: {{.}}
