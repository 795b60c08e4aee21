// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-024 | FileCheck %s

// ApprovalFatigue

system Open {
  boundary inside : PrivateNetwork { bot : Agent { actions_approved = true; approvals_meaningful = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork {
    bot : Agent { actions_approved = true; controls = [MeaningfulApprovals]; }
  }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent { actions_approved = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent { controls = [ActionApproval]; } }
}

// CHECK: question Asked.bot asks Asked.bot.approvals_meaningful{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by MeaningfulApprovals{{$}}
// CHECK-NOT: {{.}}
