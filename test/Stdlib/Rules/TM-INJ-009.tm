// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-009 | FileCheck %s

// UntrustedCodeExecution

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Code]; callers_code_isolated = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Code]; controls = [CodeIsolation]; } plain : ApiService { does = []; } inner : Worker { parses = [Code]; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Code]; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.callers_code_isolated{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by CodeIsolation{{$}}
// CHECK-NOT: {{.}}
