// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-013 | FileCheck %s

// DataRemanence

import std.storage.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary inside : PrivateNetwork { s : RemovableMedium { stores = [Letter]; wiped = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { s : RemovableMedium { stores = [Letter]; controls = [MediaSanitization]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : RemovableMedium { stores = [Page]; } }
}

system Asked {
  boundary inside : PrivateNetwork { s : RemovableMedium { stores = [Letter]; } }
}

// CHECK: question Asked.s asks Asked.s.wiped{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by MediaSanitization{{$}}
// CHECK-NOT: {{.}}
