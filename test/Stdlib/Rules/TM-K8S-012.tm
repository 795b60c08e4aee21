// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-012 | FileCheck %s

// MissingResourceLimits

import std.kubernetes.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary b : Pod {
    trust = 70;
    api : ApiService;
    host_access = false;
    runs_unprivileged = true;
    service_account_least_privilege = true;
    resource_limits = false;
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
    service_account_least_privilege = true;
    controls = [ResourceLimits];
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
    service_account_least_privilege = true;
  }
  flow f : browser -> api via Https;
}

// CHECK: question Asked.b asks Asked.b.resource_limits{{$}}
// CHECK-NEXT: open Open.b{{$}}
// CHECK-NEXT: mitigated Quiet.b by ResourceLimits{{$}}
// CHECK-NOT: {{.}}
