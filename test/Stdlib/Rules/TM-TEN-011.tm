// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-011 | FileCheck %s

// SupportSeesAll

import std.tenancy.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Ordinary; }

system Open {
  boundary office : CorporateNetwork { s : Employee; }
  boundary inside : PrivateNetwork { p : TenantService { support_consented = false; } }
  flow f : s <-> p via Https { carries = [Letter]; }
}

system Quiet {
  boundary office : CorporateNetwork { s : Employee; }
  boundary inside : PrivateNetwork { p : TenantService { controls = [ConsentedSupport]; } }
  flow f : s <-> p via Https { carries = [Letter]; }
}

system Other {
  boundary office : CorporateNetwork { s : Employee; }
  boundary inside : PrivateNetwork { p : TenantService; }
  flow f : s <-> p via Https { carries = [Page]; }
}

system Asked {
  boundary office : CorporateNetwork { s : Employee; }
  boundary inside : PrivateNetwork { p : TenantService; }
  flow f : s <-> p via Https { carries = [Letter]; }
}

// CHECK: question Asked.p asks Asked.p.support_consented{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ConsentedSupport{{$}}
// CHECK-NOT: {{.}}
