// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-003 | FileCheck %s

// CorsMisconfiguration

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { cors_any_origin = true; } }
  flow f : browser -> api { authn = SessionCookie; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { cors_any_origin = true; } }
  flow f : browser -> api { authn = Token; }
}

// Nothing is guessed where it is not said.
system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { cors_any_origin = true; } }
  flow f : browser -> api;
}

// CHECK: open Open.api{{$}}
// CHECK-NOT: {{.}}
