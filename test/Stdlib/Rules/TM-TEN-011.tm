// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-011 | FileCheck %s

// UnrestrictedSupportAccess

import std.tenancy.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary office : CorporateNetwork { s : Employee; }
  boundary inside : PrivateNetwork { p : TenantService { support_access_approved = false; } }
  flow f : s <-> p via Https { carries = [Letter]; }
}

system Quiet {
  boundary office : CorporateNetwork { s : Employee; }
  boundary inside : PrivateNetwork { p : TenantService { controls = [SupportAccessApproval]; } }
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

// CHECK: question Asked.p asks Asked.p.support_access_approved{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by SupportAccessApproval{{$}}
// CHECK-NOT: {{.}}
