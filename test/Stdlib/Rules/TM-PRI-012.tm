// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-012 | FileCheck %s

// ExcessiveRetention

import std.privacy.*;

system Open {
  data D : PersonalData { automatically_deleted = false; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

system Quiet {
  data D : PersonalData { controls = [AutomaticDeletion]; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

system Other {
  data D : PersonalData;
  boundary inside : PrivateNetwork { p : Service; s : Service; }
  flow f : p -> s via Https { carries = [D]; }
}

system Asked {
  data D : PersonalData;
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

// CHECK: question Asked.D asks Asked.D.automatically_deleted{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by AutomaticDeletion{{$}}
// CHECK-NOT: {{.}}
