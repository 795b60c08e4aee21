// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-005 | FileCheck %s

// ExcessiveAgency

system Open {
  boundary inside : PrivateNetwork { bot : Agent { tools_least_privilege = false; } crm : Tool; }
  flow f : bot -> crm via Https;
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { controls = [LeastPrivilegeTools]; } crm : Tool; }
  flow f : bot -> crm via Https;
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent; llm : LanguageModel; }
  flow f : bot -> llm via Https;
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent; crm : Tool; }
  flow f : bot -> crm via Https;
}

// CHECK: question Asked.bot asks Asked.bot.tools_least_privilege{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by LeastPrivilegeTools{{$}}
// CHECK-NOT: {{.}}
