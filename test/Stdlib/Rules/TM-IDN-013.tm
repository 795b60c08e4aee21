// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-013 | FileCheck %s

// MissingTokenRevocation

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      access_reviewed = true;
      tokens_revocable = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      access_reviewed = true;
      controls = [TokenRevocation];
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
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      access_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.tokens_revocable{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by TokenRevocation{{$}}
// CHECK-NOT: {{.}}
