// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-010 | FileCheck %s

// ImproperInputValidation

import std.api.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { schema_validated = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { controls = [SchemaValidation]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary inside : PrivateNetwork { p : ApiService; s : Service; }
  flow f : s -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.schema_validated{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by SchemaValidation{{$}}
// CHECK-NOT: {{.}}
