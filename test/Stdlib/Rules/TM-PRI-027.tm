// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-027 | FileCheck %s

// LateBreachNotification

import std.privacy.*;

data Letter : PersonalData;

system Open {
  boundary inside : PrivateNetwork { db : Postgres { stores = [Letter]; breach_plan = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { db : Postgres { stores = [Letter]; controls = [BreachResponsePlan]; } }
}

system Other {
  boundary inside : PrivateNetwork { db : Postgres { stores = []; breach_plan = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { db : Postgres { stores = [Letter]; } }
}

// CHECK: question Asked.db asks Asked.db.breach_plan{{$}}
// CHECK-NEXT: open Open.db{{$}}
// CHECK-NEXT: mitigated Quiet.db by BreachResponsePlan{{$}}
// CHECK-NOT: {{.}}
