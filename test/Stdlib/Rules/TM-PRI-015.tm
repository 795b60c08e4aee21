// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-015 | FileCheck %s

// ListedInPublic

import std.privacy.*;

system Open {
  data D : PersonalData { sensitivity = Public; }
  boundary inside : PrivateNetwork {
    s : ObjectStore { public_access = true; stores = [D]; publication_chosen = false; }
  }
}

system Quiet {
  data D : PersonalData { sensitivity = Public; }
  boundary inside : PrivateNetwork {
    s : ObjectStore { public_access = true; stores = [D]; controls = [ChosenPublication]; }
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

// CHECK: question Asked.s asks Asked.s.publication_chosen{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by ChosenPublication{{$}}
// CHECK-NOT: {{.}}
