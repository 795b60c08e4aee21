// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-027 | FileCheck %s

// AgentCredentialExposure

system Open {
  boundary inside : PrivateNetwork { bot : Agent { credentials_brokered = false; } tool : Tool; }
  flow a : bot -> tool via Https { carries = []; authn = ApiKey; }
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { controls = [CredentialBroker]; } tool : Tool; }
  flow a : bot -> tool via Https { carries = []; authn = ApiKey; }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent { credentials_brokered = false; } tool : Tool; }
  flow a : bot -> tool via Https { carries = []; authn = WorkloadIdentity; }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent; tool : Tool; }
  flow a : bot -> tool via Https { carries = []; authn = ApiKey; }
}

// CHECK: question Asked.bot asks Asked.bot.credentials_brokered{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by CredentialBroker{{$}}
// CHECK-NOT: {{.}}
