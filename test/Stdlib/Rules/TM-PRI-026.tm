// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-026 | FileCheck %s

// SinglingOut

import std.privacy.*;

system Open {
  data Visit : PersonalData;
  derive D : Data from Visit { sensitivity = Internal; singling_out_tested = false; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

system Quiet {
  data Visit : PersonalData;
  derive D : Data from Visit { sensitivity = Internal; controls = [ReidentificationTest]; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

system Other {
  data Visit : PublicData;
  derive D : Data from Visit { sensitivity = Internal; singling_out_tested = false; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

system Asked {
  data Visit : PersonalData;
  derive D : Data from Visit { sensitivity = Internal; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

// CHECK: question Asked.D asks Asked.D.singling_out_tested{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by ReidentificationTest{{$}}
// CHECK-NOT: {{.}}
