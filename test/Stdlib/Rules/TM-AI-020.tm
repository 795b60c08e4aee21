// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-020 | FileCheck %s

// MissingAgentAuditTrail

data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary inside : PrivateNetwork { bot : Agent { actions_traced = false; } crm : Tool; }
  flow f : bot -> crm via Https;
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { controls = [AgentAuditTrail]; } crm : Tool; }
  flow f : bot -> crm via Https;
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent; llm : LanguageModel; }
  flow f : bot -> llm via Https { carries = [Page]; }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent; crm : Tool; }
  flow f : bot -> crm via Https;
}

// CHECK: question Asked.bot asks Asked.bot.actions_traced{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by AgentAuditTrail{{$}}
// CHECK-NOT: {{.}}
