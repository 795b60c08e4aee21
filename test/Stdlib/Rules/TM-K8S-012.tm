// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-012 | FileCheck %s

// HungryPod

import std.kubernetes.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary b : Pod {
    trust = 70;
    api : ApiService;
    host_access = false;
    runs_unprivileged = true;
    account_minimal = true;
    limits_set = false;
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
    account_minimal = true;
    controls = [PodLimits];
  }
  flow f : browser -> api via Https;
}

system Other {
  boundary b : Pod { trust = 70; api : ApiService; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary b : Pod {
    trust = 70;
    api : ApiService;
    host_access = false;
    runs_unprivileged = true;
    account_minimal = true;
  }
  flow f : browser -> api via Https;
}

// CHECK: question Asked.b asks Asked.b.limits_set{{$}}
// CHECK-NEXT: open Open.b{{$}}
// CHECK-NEXT: mitigated Quiet.b by PodLimits{{$}}
// CHECK-NOT: {{.}}
