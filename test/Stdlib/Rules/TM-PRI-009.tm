// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-009 | FileCheck %s

// TrafficAnalysis

import std.privacy.*;

system Open {
  data D : PersonalData { existence_sensitive = true; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https { carries = [D]; traffic_obfuscated = false; }
}

system Quiet {
  data D : PersonalData { existence_sensitive = true; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https { carries = [D]; controls = [TrafficObfuscation]; }
}

system Other {
  data D : PersonalData { traits = []; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https { carries = [D]; }
}

system Asked {
  data D : PersonalData { existence_sensitive = true; }
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https { carries = [D]; }
}

// CHECK: question Asked.D,Asked.f asks Asked.f.traffic_obfuscated{{$}}
// CHECK-NEXT: open Open.D,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.D,Quiet.f by TrafficObfuscation{{$}}
// CHECK-NOT: {{.}}
