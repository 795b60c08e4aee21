// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-025 | FileCheck %s

// QuasiIdentifierLinking

import std.privacy.*;

system Open {
  data Visit : PersonalData;
  data Order : PersonalData;
  derive D : Data from Visit, Order { sensitivity = Internal; joins_reviewed = false; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

system Quiet {
  data Visit : PersonalData;
  data Order : PersonalData;
  derive D : Data from Visit, Order { sensitivity = Internal; controls = [LinkageReview]; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

system Other {
  data Visit : PersonalData;
  data Order : PersonalData;
  derive D : Data from Visit { sensitivity = Internal; joins_reviewed = false; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

system Asked {
  data Visit : PersonalData;
  data Order : PersonalData;
  derive D : Data from Visit, Order { sensitivity = Internal; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

// CHECK: question Asked.D asks Asked.D.joins_reviewed{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by LinkageReview{{$}}
// CHECK-NOT: {{.}}
