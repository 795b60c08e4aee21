// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-006 | FileCheck %s

// XmlExternalEntities

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Xml]; external_entities_disabled = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Xml]; controls = [ExternalEntitiesDisabled]; } plain : ApiService { does = []; } inner : Worker { parses = [Xml]; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Xml]; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.external_entities_disabled{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by ExternalEntitiesDisabled{{$}}
// CHECK-NOT: {{.}}
