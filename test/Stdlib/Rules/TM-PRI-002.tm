// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-002 | FileCheck %s

// Profiling

import std.privacy.*;

system Open {
  data A : PersonalData;
  data B : PersonalData;
  data C : PersonalData;
  boundary inside : PrivateNetwork { s : Postgres { stores = [A, B, C]; purposes_separated = false; } }
}

system Quiet {
  data A : PersonalData;
  data B : PersonalData;
  data C : PersonalData;
  boundary inside : PrivateNetwork { s : Postgres { stores = [A, B, C]; controls = [PurposeSeparation]; } }
}

system Other {
  data A : PersonalData;
  boundary inside : PrivateNetwork { s : Postgres { stores = [A]; } }
}

system Asked {
  data A : PersonalData;
  data B : PersonalData;
  data C : PersonalData;
  boundary inside : PrivateNetwork { s : Postgres { stores = [A, B, C]; } }
}

// CHECK: question Asked.s asks Asked.s.purposes_separated{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by PurposeSeparation{{$}}
// CHECK-NOT: {{.}}
