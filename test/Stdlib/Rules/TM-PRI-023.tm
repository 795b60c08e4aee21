// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-023 | FileCheck %s

// FunctionCreep

import std.privacy.*;

system Open {
  data D : PersonalData { purpose_limited = false; }
  boundary inside : PrivateNetwork { a : Service; b : Service; c : Service; }
  flow f : a -> b via Https { carries = [D]; }
  flow g : b -> c via Https { carries = [D]; }
}

system Quiet {
  data D : PersonalData { controls = [PurposeLimitation]; }
  boundary inside : PrivateNetwork { a : Service; b : Service; c : Service; }
  flow f : a -> b via Https { carries = [D]; }
  flow g : b -> c via Https { carries = [D]; }
}

system Other {
  data D : PersonalData;
  boundary inside : PrivateNetwork { a : Service; b : Service; }
  flow f : a -> b via Https { carries = [D]; }
}

system Asked {
  data D : PersonalData;
  boundary inside : PrivateNetwork { a : Service; b : Service; c : Service; }
  flow f : a -> b via Https { carries = [D]; }
  flow g : b -> c via Https { carries = [D]; }
}

// CHECK: question Asked.D asks Asked.D.purpose_limited{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by PurposeLimitation{{$}}
// CHECK-NOT: {{.}}
