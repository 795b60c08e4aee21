// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-014 | FileCheck %s

// IncompleteErasure

import std.privacy.*;

system Open {
  data D : PersonalData { fully_erasable = false; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } t : SearchIndex { stores = [D]; } }
}

system Quiet {
  data D : PersonalData { controls = [CompleteErasure]; }
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } t : SearchIndex { stores = [D]; } }
}

system Other {
  data D : PersonalData;
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } }
}

system Asked {
  data D : PersonalData;
  boundary inside : PrivateNetwork { s : Postgres { stores = [D]; } t : SearchIndex { stores = [D]; } }
}

// CHECK: question Asked.D asks Asked.D.fully_erasable{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by CompleteErasure{{$}}
// CHECK-NOT: {{.}}
