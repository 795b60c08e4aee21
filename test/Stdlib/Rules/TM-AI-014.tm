// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-014 | FileCheck %s

// ProviderDataRetention

data Page { sensitivity = Public; integrity = Operational; }
data Address : PersonalData;

system Open {
  boundary there : ThirdParty { p : ModelProvider { contract = true; zero_data_retention = false; } }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
  flow f : bot -> p via Https { carries = [Address]; authn = ApiKey; }
}

system Quiet {
  boundary there : ThirdParty { p : ModelProvider { contract = true; controls = [ZeroDataRetention]; } }
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

// CHECK: question Asked.p asks Asked.p.zero_data_retention{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ZeroDataRetention{{$}}
// CHECK-NOT: {{.}}
