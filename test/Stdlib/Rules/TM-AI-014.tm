// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-014 | FileCheck %s

// ProviderLearns

data Page { sensitivity = Public; integrity = Ordinary; }
data Address : PersonalData;

system Open {
  boundary there : ThirdParty { p : ModelProvider { contract = true; forgets = false; } }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
  flow f : bot -> p via Https { carries = [Address]; authn = ApiKey; }
}

system Quiet {
  boundary there : ThirdParty { p : ModelProvider { contract = true; controls = [NoTraining]; } }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
  flow f : bot -> p via Https { carries = [Address]; authn = ApiKey; }
}

system Other {
  boundary there : ThirdParty { p : ModelProvider; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
  flow f : bot -> p via Https { carries = [Page]; authn = ApiKey; }
}

system Asked {
  boundary there : ThirdParty { p : ModelProvider { contract = true; } }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
  flow f : bot -> p via Https { carries = [Address]; authn = ApiKey; }
}

// CHECK: question Asked.p asks Asked.p.forgets{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by NoTraining{{$}}
// CHECK-NOT: {{.}}
