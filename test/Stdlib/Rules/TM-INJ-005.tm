// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-005 | FileCheck %s

// UnsafeDeserialization

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [SerializedObject]; types_listed = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [SerializedObject]; controls = [ListedTypes]; } plain : ApiService { does = []; } inner : Worker { parses = [SerializedObject]; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [SerializedObject]; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.types_listed{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by ListedTypes{{$}}
// CHECK-NOT: {{.}}
