// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-010 | FileCheck %s

// UnsafeMemory

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { language = "C++"; parses = [Media]; sandboxed = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { language = "C++"; parses = [Media]; controls = [Sandboxing]; } plain : ApiService; inner : Worker { language = "C++"; parses = [Media]; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { language = "C++"; parses = [Media]; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.sandboxed{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by Sandboxing{{$}}
// CHECK-NOT: {{.}}
