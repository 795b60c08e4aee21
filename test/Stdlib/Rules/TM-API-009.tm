// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-009 | FileCheck %s

// UnsafeApiConsumption

import std.api.*;

system Open {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; } }
  flow f : p <-> x via Https { responses_validated = false; }
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; } }
  flow f : p <-> x via Https { controls = [ResponseValidation]; }
}

system Other {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; } }
  flow f : p -> x via Https;
}

system Asked {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; } }
  flow f : p <-> x via Https;
}

// CHECK: question Asked.f asks Asked.f.responses_validated{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by ResponseValidation{{$}}
// CHECK-NOT: {{.}}
