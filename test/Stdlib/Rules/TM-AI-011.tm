// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-011 | FileCheck %s

// UnverifiedModelWeights

system Open {
  boundary inside : PrivateNetwork { m : LanguageModel { weights_verified = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { m : LanguageModel { controls = [ModelVerification]; } }
}

system Other {
  boundary there : ThirdParty { m : ModelProvider; }
}

system Asked {
  boundary inside : PrivateNetwork { m : LanguageModel; }
}

// CHECK: question Asked.m asks Asked.m.weights_verified{{$}}
// CHECK-NEXT: open Open.m{{$}}
// CHECK-NEXT: mitigated Quiet.m by ModelVerification{{$}}
// CHECK-NOT: {{.}}
