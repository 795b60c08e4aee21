// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-018 | FileCheck %s

// YamlDeserialization

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Yaml]; safe_yaml = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Yaml]; controls = [SafeYamlLoading]; } plain : ApiService { parses = [Xml]; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

// Neither a parser of XML that is set well, nor a list of types, says anything of YAML.
system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { parses = [Yaml, Xml, SerializedObject]; controls = [ExternalEntitiesDisabled, DeserializationAllowList]; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.safe_yaml{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by SafeYamlLoading{{$}}
// CHECK-NOT: {{.}}
