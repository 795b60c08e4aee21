// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-010 | FileCheck %s

// MemoryCorruption

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { language = "C++"; parses = [Media]; parsers_isolated = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { language = "C++"; parses = [Media]; controls = [ParserIsolation]; } plain : ApiService; inner : Worker { language = "C++"; parses = [Media]; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { language = "C++"; parses = [Media]; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.parsers_isolated{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by ParserIsolation{{$}}
// CHECK-NOT: {{.}}
