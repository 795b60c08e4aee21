// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-021 | FileCheck %s

// RunawayAgent

system Open {
  boundary inside : PrivateNetwork { bot : Agent { steps_limited = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { controls = [StepLimit]; } }
}

system Other {
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent; }
}

// CHECK: question Asked.bot asks Asked.bot.steps_limited{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by StepLimit{{$}}
// CHECK-NOT: {{.}}
