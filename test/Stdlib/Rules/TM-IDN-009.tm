// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-009 | FileCheck %s

// SigningKeyTheft

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_secured = true;
      redirect_uris_exact = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      signing_keys_in_hardware = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      recovery_secured = true;
      redirect_uris_exact = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      controls = [HardwareSigningKey];
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
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.signing_keys_in_hardware{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by HardwareSigningKey{{$}}
// CHECK-NOT: {{.}}
