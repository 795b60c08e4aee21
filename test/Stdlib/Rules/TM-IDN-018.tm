// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-018 | FileCheck %s

// AccountLockoutAttack

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      brute_force_protected = true;
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      uniform_responses = true;
      progressive_delay = false;
    }
  }
  flow f : browser -> i via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      brute_force_protected = true;
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      uniform_responses = true;
      controls = [ProgressiveDelay];
    }
  }
  flow f : browser -> i via Https;
}

system Other {
  boundary inside : PrivateNetwork { i : IdentityServer { brute_force_protected = true; } }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      brute_force_protected = true;
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      uniform_responses = true;
    }
  }
  flow f : browser -> i via Https;
}

// CHECK: question Asked.i asks Asked.i.progressive_delay{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by ProgressiveDelay{{$}}
// CHECK-NOT: {{.}}
