// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-007 | FileCheck %s

// LossOfDeniability

import std.privacy.*;

system Open {
  data D { sensitivity = Confidential; deniability_needed = true; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https { carries = [D]; authn = Token; sender_anonymous = false; }
}

system Quiet {
  data D { sensitivity = Confidential; deniability_needed = true; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https { carries = [D]; authn = Token; controls = [AnonymousCredentials]; }
}

system Other {
  data D { traits = []; sensitivity = Confidential; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https { carries = [D]; authn = Token; }
}

system Asked {
  data D { sensitivity = Confidential; deniability_needed = true; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https { carries = [D]; authn = Token; }
}

// CHECK: question Asked.D,Asked.f asks Asked.f.sender_anonymous{{$}}
// CHECK-NEXT: open Open.D,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.D,Quiet.f by AnonymousCredentials{{$}}
// CHECK-NOT: {{.}}
