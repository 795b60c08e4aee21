// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-015 | FileCheck %s

// UnsandboxedAgentCode

system Open {
  boundary inside : PrivateNetwork { bot : Agent { runs_code = true; agent_code_sandboxed = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { runs_code = true; controls = [AgentCodeSandbox]; } }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent { runs_code = true; } }
}

// CHECK: question Asked.bot asks Asked.bot.agent_code_sandboxed{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by AgentCodeSandbox{{$}}
// CHECK-NOT: {{.}}
