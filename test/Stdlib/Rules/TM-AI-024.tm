// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-024 | FileCheck %s

// ApprovalFatigue

system Open {
  boundary inside : PrivateNetwork { bot : Agent { actions_approved = true; approvals_risk_based = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork {
    bot : Agent { actions_approved = true; controls = [RiskBasedApproval]; }
  }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent { actions_approved = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent { controls = [HumanInTheLoop]; } }
}

// CHECK: question Asked.bot asks Asked.bot.approvals_risk_based{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by RiskBasedApproval{{$}}
// CHECK-NOT: {{.}}
