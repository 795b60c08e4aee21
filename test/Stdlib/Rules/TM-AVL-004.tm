// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-004 | FileCheck %s

// DecompressionBomb

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Archive]; unpacked_size_limited = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Archive]; controls = [SizeLimit]; } plain : ApiService { does = []; } inner : Worker { parses = [Archive]; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Archive]; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.unpacked_size_limited{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by SizeLimit{{$}}
// CHECK-NOT: {{.}}
