// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-006 | FileCheck %s

// LocationTracking

import std.privacy.*;

system Open {
  data D : Location { location_coarsened = false; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Quiet {
  data D : Location { controls = [CoarseLocation]; }
  boundary inside : PrivateNetwork { s : Service; }
}

system Other {
  data D : PersonalData;
  boundary inside : PrivateNetwork { s : Service; }
}

system Asked {
  data D : Location;
  boundary inside : PrivateNetwork { s : Service; }
}

// CHECK: question Asked.D asks Asked.D.location_coarsened{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by CoarseLocation{{$}}
// CHECK-NOT: {{.}}
