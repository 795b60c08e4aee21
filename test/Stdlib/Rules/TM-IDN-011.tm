// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-011 | FileCheck %s

// InventedAccounts

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      open_registration = true;
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      registration_guarded = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    i : IdentityServer {
      open_registration = true;
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
      controls = [GuardedRegistration];
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
      recovery_guarded = true;
      redirects_exact = true;
      keys_guarded = true;
      logins_recorded = true;
      tokens_revocable = true;
      accounts_reviewed = true;
    }
  }
}

// CHECK: question Asked.i asks Asked.i.registration_guarded{{$}}
// CHECK-NEXT: open Open.i{{$}}
// CHECK-NEXT: mitigated Quiet.i by GuardedRegistration{{$}}
// CHECK-NOT: {{.}}
