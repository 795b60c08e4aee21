// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-011 | FileCheck %s

// FakeAccountCreation

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      open_registration = true;
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      registration_verified = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      open_registration = true;
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
      controls = [RegistrationVerification];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { i : IdentityServer { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      open_registration = true;
      recovery_secured = true;
      redirect_uris_exact = true;
      signing_keys_in_hardware = true;
      logins_monitored = true;
      tokens_revocable = true;
      access_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.registration_verified{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by RegistrationVerification{{$}}
// CHECK-NOT: {{.}}
