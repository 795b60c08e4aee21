// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-015 | FileCheck %s

// PublicPersonalData

import std.privacy.*;

system Open {
  data D : PersonalData { sensitivity = Public; }
  boundary inside : PrivateNetwork {
    s : ObjectStore { public_access = true; stores = [D]; publication_opt_in = false; }
  }
}

system Quiet {
  data D : PersonalData { sensitivity = Public; }
  boundary inside : PrivateNetwork {
    s : ObjectStore { public_access = true; stores = [D]; controls = [OptInPublication]; }
  }
}

system Other {
  data D : PersonalData { sensitivity = Public; }
  boundary inside : PrivateNetwork { s : ObjectStore { public_access = false; stores = [D]; } }
}

system Asked {
  data D : PersonalData { sensitivity = Public; }
  boundary inside : PrivateNetwork { s : ObjectStore { public_access = true; stores = [D]; } }
}

// CHECK: question Asked.s asks Asked.s.publication_opt_in{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by OptInPublication{{$}}
// CHECK-NOT: {{.}}
