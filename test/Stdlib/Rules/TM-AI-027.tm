// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-027 | FileCheck %s

// AgentCredentials

system Open {
  boundary inside : PrivateNetwork { bot : Agent { keys_out_of_reach = false; } tool : Tool; }
  flow a : bot -> tool via Https { carries = []; authn = ApiKey; }
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { controls = [BrokeredCredentials]; } tool : Tool; }
  flow a : bot -> tool via Https { carries = []; authn = ApiKey; }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent { keys_out_of_reach = false; } tool : Tool; }
  flow a : bot -> tool via Https { carries = []; authn = WorkloadIdentity; }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent; tool : Tool; }
  flow a : bot -> tool via Https { carries = []; authn = ApiKey; }
}

// CHECK: question Asked.bot asks Asked.bot.keys_out_of_reach{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by BrokeredCredentials{{$}}
// CHECK-NOT: {{.}}
