// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-001 | FileCheck %s

// ExcessiveDataExposure

import std.api.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { response_fields_filtered = false; } }
  flow f : browser <-> p via Https { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { controls = [ResponseFieldFiltering]; } }
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

// CHECK: question Asked.p asks Asked.p.response_fields_filtered{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ResponseFieldFiltering{{$}}
// CHECK-NOT: {{.}}
