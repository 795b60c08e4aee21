// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-010 | FileCheck %s

// ExistenceDisclosure

import std.privacy.*;

system Open {
  data D : PersonalData { existence_sensitive = true; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { existence_hidden = false; } }
  flow f : browser <-> p via Https { carries = [D]; }
}

system Quiet {
  data D : PersonalData { existence_sensitive = true; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { controls = [UniformAnswers]; } }
  flow f : browser <-> p via Https { carries = [D]; }
}

system Other {
  data D : PersonalData { traits = []; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser <-> p via Https { carries = [D]; }
}

system Asked {
  data D : PersonalData { existence_sensitive = true; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser <-> p via Https { carries = [D]; }
}

// CHECK: question Asked.p asks Asked.p.existence_hidden{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by UniformAnswers{{$}}
// CHECK-NOT: {{.}}
