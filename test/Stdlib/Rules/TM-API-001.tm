// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-001 | FileCheck %s

// WholeObjects

import std.api.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Ordinary; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { fields_chosen = false; } }
  flow f : browser <-> p via Https { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { controls = [ChosenFields]; } }
  flow f : browser <-> p via Https { carries = [Letter]; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser <-> p via Https { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser <-> p via Https { carries = [Letter]; }
}

// CHECK: question Asked.p asks Asked.p.fields_chosen{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ChosenFields{{$}}
// CHECK-NOT: {{.}}
