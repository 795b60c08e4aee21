// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-012 | FileCheck %s

// KeptTooLong

import std.privacy.*;

system Open {
  data D : PersonalData { deleted_in_time = false; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

system Quiet {
  data D : PersonalData { controls = [TimelyDeletion]; }
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

// CHECK: question Asked.D asks Asked.D.deleted_in_time{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by TimelyDeletion{{$}}
// CHECK-NOT: {{.}}
