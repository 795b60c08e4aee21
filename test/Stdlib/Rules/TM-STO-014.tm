// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-014 | FileCheck %s

// LongLivedSharedLink

import std.storage.*;

data Letter { sensitivity = Confidential; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    s : ObjectStore {
      stores = [Letter];
      public_access = false;
      encrypted_at_rest = true;
      links_expiring = false;
    }
  }
  flow f : browser <-> s via Https { authn = SignedRequest; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    s : ObjectStore {
      stores = [Letter];
      public_access = false;
      encrypted_at_rest = true;
      controls = [ExpiringLinks];
    }
  }
  flow f : browser <-> s via Https { authn = SignedRequest; }
}

system Other {
  boundary inside : PrivateNetwork {
    s : ObjectStore { stores = [Letter]; public_access = false; encrypted_at_rest = true; }
  }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    s : ObjectStore { stores = [Letter]; public_access = false; encrypted_at_rest = true; }
  }
  flow f : browser <-> s via Https { authn = SignedRequest; }
}

// CHECK: question Asked.s asks Asked.s.links_expiring{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by ExpiringLinks{{$}}
// CHECK-NOT: {{.}}
