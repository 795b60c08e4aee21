// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-016 | FileCheck %s

// ImpersonationAbuse

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      impersonation = true;
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      impersonation_controlled = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      impersonation = true;
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      controls = [ImpersonationControls];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { i : IdentityServer { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      impersonation = true;
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.impersonation_controlled{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by ImpersonationControls{{$}}
// CHECK-NOT: {{.}}
