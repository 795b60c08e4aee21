// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-015 | FileCheck %s

// AgentRunsCode

system Open {
  boundary inside : PrivateNetwork { bot : Agent { runs_code = true; sandboxed = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { runs_code = true; controls = [Sandboxing]; } }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent; }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent { runs_code = true; } }
}

// CHECK: question Asked.bot asks Asked.bot.sandboxed{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by Sandboxing{{$}}
// CHECK-NOT: {{.}}
