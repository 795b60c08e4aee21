// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-017 | FileCheck %s

// MissingLoginMonitoring

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      tokens_revocable = true;
      access_reviewed = true;
      logins_monitored = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      tokens_revocable = true;
      access_reviewed = true;
      controls = [LoginMonitoring];
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
      tokens_revocable = true;
      access_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.logins_monitored{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by LoginMonitoring{{$}}
// CHECK-NOT: {{.}}
