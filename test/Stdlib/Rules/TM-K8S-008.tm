// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-K8S-008 | FileCheck %s

// OverprivilegedServiceAccount

import std.kubernetes.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary b : Pod {
    trust = 70;
    api : ApiService;
    host_access = false;
    runs_unprivileged = true;
    service_account_least_privilege = false;
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
    controls = [LeastPrivilegeServiceAccount];
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

// CHECK: question Asked.b asks Asked.b.service_account_least_privilege{{$}}
// CHECK-NEXT: open Open.b{{$}}
// CHECK-NEXT: mitigated Quiet.b by LeastPrivilegeServiceAccount{{$}}
// CHECK-NOT: {{.}}
