// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-015 | FileCheck %s

// AgentRunsCode

system Open {
  boundary inside : PrivateNetwork { bot : Agent { runs_code = true; written_code_isolated = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { runs_code = true; controls = [IsolatedAgentCode]; } }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent { runs_code = true; } }
}

// CHECK: question Asked.bot asks Asked.bot.written_code_isolated{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by IsolatedAgentCode{{$}}
// CHECK-NOT: {{.}}
