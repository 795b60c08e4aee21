// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-005 | FileCheck %s

// InsecureDeserialization

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [SerializedObject]; deserialization_restricted = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [SerializedObject]; controls = [DeserializationAllowList]; } plain : ApiService { does = []; } inner : Worker { parses = [SerializedObject]; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [SerializedObject]; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.deserialization_restricted{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by DeserializationAllowList{{$}}
// CHECK-NOT: {{.}}
