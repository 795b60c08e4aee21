// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-027 | FileCheck %s

// LateBreachNotice

import std.privacy.*;

data Letter : PersonalData;

system Open {
  boundary inside : PrivateNetwork { db : Postgres { stores = [Letter]; breach_notice = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { db : Postgres { stores = [Letter]; controls = [BreachPlan]; } }
}

system Other {
  boundary inside : PrivateNetwork { db : Postgres { stores = []; breach_notice = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { db : Postgres { stores = [Letter]; } }
}

// CHECK: question Asked.db asks Asked.db.breach_notice{{$}}
// CHECK-NEXT: open Open.db{{$}}
// CHECK-NEXT: mitigated Quiet.db by BreachPlan{{$}}
// CHECK-NOT: {{.}}
