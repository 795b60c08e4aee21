// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-017 | FileCheck %s

// EntityExpansion

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Xml]; entity_expansion_limited = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Yaml]; controls = [EntityExpansionLimit]; } plain : ApiService { parses = [Archive]; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

// A limit to what archives unpack to, and no external entities, leave what entities expand to.
system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Xml]; controls = [SizeLimit, ExternalEntitiesDisabled]; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.entity_expansion_limited{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by EntityExpansionLimit{{$}}
// CHECK-NOT: {{.}}
