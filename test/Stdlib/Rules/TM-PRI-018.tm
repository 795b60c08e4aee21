// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-018 | FileCheck %s

// AutomatedDecision

import std.privacy.*;

system Open {
  boundary inside : PrivateNetwork { p : Service { automated_decisions = true; human_review = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service { automated_decisions = true; controls = [HumanReview]; } }
}

system Other {
  boundary inside : PrivateNetwork { p : Service { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork { p : Service { automated_decisions = true; } }
}

// CHECK: question Asked.p asks Asked.p.human_review{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by HumanReview{{$}}
// CHECK-NOT: {{.}}
