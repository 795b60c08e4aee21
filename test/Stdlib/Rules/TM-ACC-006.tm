// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-ACC-006 | FileCheck %s

// ExecutionWithUnnecessaryPrivileges

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { privileged = true; sandboxed = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { privileged = true; controls = [Sandboxing]; } plain : ApiService { does = []; } inner : Worker { privileged = true; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { privileged = true; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.sandboxed{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by Sandboxing{{$}}
// CHECK-NOT: {{.}}
