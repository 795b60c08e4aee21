// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-013 | FileCheck %s

// ExcessiveDataSharing

import std.privacy.*;

data Page { sensitivity = Public; integrity = Operational; }
data Address : PersonalData;

system Open {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; } }
  flow f : p -> x via Https { carries = [Address]; data_minimised = false; }
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; } }
  flow f : p -> x via Https { carries = [Address]; controls = [DataMinimisation]; }
}

system Other {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; } }
  flow f : p -> x via Https { carries = [Page]; }
}

system Asked {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; } }
  flow f : p -> x via Https { carries = [Address]; }
}

// CHECK: question Asked.f asks Asked.f.data_minimised{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by DataMinimisation{{$}}
// CHECK-NOT: {{.}}
