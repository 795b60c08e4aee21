// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-008 | FileCheck %s

// StrongServiceAccount

import std.kubernetes.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary b : Pod {
    trust = 70;
    api : ApiService;
    host_access = false;
    runs_unprivileged = true;
    account_minimal = false;
  }
  flow f : browser -> api via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary b : Pod {
    trust = 70;
    api : ApiService;
    host_access = false;
    runs_unprivileged = true;
    controls = [MinimalServiceAccount];
  }
  flow f : browser -> api via Https;
}

system Other {
  boundary b : Pod { trust = 70; api : ApiService; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary b : Pod { trust = 70; api : ApiService; host_access = false; runs_unprivileged = true; }
  flow f : browser -> api via Https;
}

// CHECK: question Asked.b asks Asked.b.account_minimal{{$}}
// CHECK-NEXT: open Open.b{{$}}
// CHECK-NEXT: mitigated Quiet.b by MinimalServiceAccount{{$}}
// CHECK-NOT: {{.}}
