// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-012 | FileCheck %s

// TollFraud

import std.api.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  boundary o : ThirdParty { x : SmsProvider { contract = true; } }
  flow a : browser -> p via Https;
  flow f : p -> x via Https { spending_limited = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  boundary o : ThirdParty { x : SmsProvider { contract = true; } }
  flow a : browser -> p via Https;
  flow f : p -> x via Https { controls = [SpendingLimit]; }
}

system Other {
  boundary inside : PrivateNetwork { p : ApiService; }
  boundary o : ThirdParty { x : SmsProvider { contract = true; } }
  flow f : p -> x via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  boundary o : ThirdParty { x : SmsProvider { contract = true; } }
  flow a : browser -> p via Https;
  flow f : p -> x via Https;
}

// CHECK: question Asked.f asks Asked.f.spending_limited{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by SpendingLimit{{$}}
// CHECK-NOT: {{.}}
