// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-008 | FileCheck %s

// RedirectUriManipulation

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_secured = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      redirect_uris_exact = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_secured = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      controls = [RedirectUriMatching];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { i : WebServer; }
}

system Asked {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_secured = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.redirect_uris_exact{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by RedirectUriMatching{{$}}
// CHECK-NOT: {{.}}
