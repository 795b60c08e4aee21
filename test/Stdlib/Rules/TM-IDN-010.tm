// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-010 | FileCheck %s

// UserEnumeration

import std.identity.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      progressive_delay = true;
      uniform_responses = false;
    }
  }
  flow f : browser -> i via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      progressive_delay = true;
      controls = [UniformResponses];
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
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      progressive_delay = true;
    }
  }
  flow f : browser -> i via Https;
}

// CHECK: question Asked.i asks Asked.i.uniform_responses{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by UniformResponses{{$}}
// CHECK-NOT: {{.}}
