// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-004 | FileCheck %s

// CommandInjection

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { runs_commands = true; arguments_separated = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { runs_commands = true; controls = [ArgumentSeparation]; } plain : ApiService { does = []; } inner : Worker { runs_commands = true; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { runs_commands = true; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.arguments_separated{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by ArgumentSeparation{{$}}
// CHECK-NOT: {{.}}
