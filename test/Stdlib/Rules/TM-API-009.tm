// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-009 | FileCheck %s

// BelievedPartner

import std.api.*;

system Open {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; } }
  flow f : p <-> x via Https { answers_checked = false; }
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; } }
  flow f : p <-> x via Https { controls = [CheckedAnswersOfOthers]; }
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

// CHECK: question Asked.f asks Asked.f.answers_checked{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by CheckedAnswersOfOthers{{$}}
// CHECK-NOT: {{.}}
