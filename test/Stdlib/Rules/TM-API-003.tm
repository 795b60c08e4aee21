// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-003 | FileCheck %s

// BrokenFunctionLevelAuthorization

import std.api.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { has_admin_calls = true; function_level_authorization = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { has_admin_calls = true; controls = [FunctionLevelAuthorization]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { has_admin_calls = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.function_level_authorization{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by FunctionLevelAuthorization{{$}}
// CHECK-NOT: {{.}}
