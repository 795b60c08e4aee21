// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-015 | FileCheck %s

// ConfusedDeputy

import std.identity.*;

data Page { sensitivity = Public; integrity = Operational; }
data Address : PersonalData;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { web : WebServer; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow a : browser -> web via Https;
  flow f : web -> api via Https { carries = [Address]; identity_propagated = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { web : WebServer; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow a : browser -> web via Https;
  flow f : web -> api via Https { carries = [Address]; controls = [IdentityPropagation]; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { web : WebServer; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow a : browser -> web via Https;
  flow f : web -> api via Https { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { web : WebServer; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow a : browser -> web via Https;
  flow f : web -> api via Https { carries = [Address]; }
}

// CHECK: question Asked.f asks Asked.f.identity_propagated{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by IdentityPropagation{{$}}
// CHECK-NOT: {{.}}
