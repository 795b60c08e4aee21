// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-003 | FileCheck %s

// DeepLinkHijacking

import std.mobile.*;

system Open {
  boundary ph : Phone { app : PhoneApp { deep_links = true; links_verified = false; } }
}

system Quiet {
  boundary ph : Phone { app : PhoneApp { deep_links = true; controls = [VerifiedAppLinks]; } }
}

system Other {
  boundary ph : Phone { app : PhoneApp { does = []; } }
}

system Asked {
  boundary ph : Phone { app : PhoneApp { deep_links = true; } }
}

// CHECK: question Asked.app asks Asked.app.links_verified{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by VerifiedAppLinks{{$}}
// CHECK-NOT: {{.}}
