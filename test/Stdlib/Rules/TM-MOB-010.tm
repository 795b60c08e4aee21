// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-010 | FileCheck %s

// OutdatedAppVersions

import std.mobile.*;

system Open {
  boundary ph : Phone { app : PhoneApp { minimum_version = false; } }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : app -> api via Https;
}

system Quiet {
  boundary ph : Phone { app : PhoneApp { controls = [MinimumAppVersion]; } }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : app -> api via Https;
}

system Other {
  boundary ph : Phone { app : PhoneApp; }
}

system Asked {
  boundary ph : Phone { app : PhoneApp; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : app -> api via Https;
}

// CHECK: question Asked.app asks Asked.app.minimum_version{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by MinimumAppVersion{{$}}
// CHECK-NOT: {{.}}
