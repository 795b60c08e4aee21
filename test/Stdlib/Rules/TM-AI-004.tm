// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-004 | FileCheck %s

// ImproperOutputHandling

data Page { sensitivity = Public; integrity = Operational; }
data Note { sensitivity = Public; integrity = Operational; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; output_validated = false; } }
  flow f : browser <-> bot via Https { carries = [Page]; authn = Token; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; controls = [OutputValidation]; } }
  flow f : browser <-> bot via Https { carries = [Page]; authn = Token; }
}

system Other {
  boundary inside : PrivateNetwork { job : Worker; bot : Assistant { acts = false; } }
  flow f : job -> bot via Https { carries = [Note]; authn = Token; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
  flow f : browser <-> bot via Https { carries = [Page]; authn = Token; }
}

// CHECK: question Asked.bot asks Asked.bot.output_validated{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by OutputValidation{{$}}
// CHECK-NOT: {{.}}
