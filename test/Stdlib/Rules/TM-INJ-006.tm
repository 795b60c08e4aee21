// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-006 | FileCheck %s

// ExternalEntities

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Xml]; safe_parsing = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Xml]; controls = [SafeParsing]; } plain : ApiService { does = []; } inner : Worker { parses = [Xml]; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Xml]; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.safe_parsing{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by SafeParsing{{$}}
// CHECK-NOT: {{.}}
