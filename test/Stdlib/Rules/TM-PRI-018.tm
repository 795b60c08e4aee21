// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-018 | FileCheck %s

// DecidedByMachine

import std.privacy.*;

system Open {
  boundary inside : PrivateNetwork { p : Service { decides_about_people = true; person_reviews = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service { decides_about_people = true; controls = [HumanReview]; } }
}

system Other {
  boundary inside : PrivateNetwork { p : Service { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork { p : Service { decides_about_people = true; } }
}

// CHECK: question Asked.p asks Asked.p.person_reviews{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by HumanReview{{$}}
// CHECK-NOT: {{.}}
