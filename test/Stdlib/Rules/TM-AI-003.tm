// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-003 | FileCheck %s

// SensitiveInformationDisclosure

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; output_filtered = false; } }
  flow f : browser <-> bot via Https { carries = [Letter]; authn = Token; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; controls = [OutputFiltering]; } }
  flow f : browser <-> bot via Https { carries = [Letter]; authn = Token; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
  flow f : browser <-> bot via Https { carries = [Page]; authn = Token; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
  flow f : browser <-> bot via Https { carries = [Letter]; authn = Token; }
}

// CHECK: question Asked.bot asks Asked.bot.output_filtered{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by OutputFiltering{{$}}
// CHECK-NOT: {{.}}
