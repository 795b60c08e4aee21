// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-009 | FileCheck %s

// UntrustedLogSource

import std.logging.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { l : LogStore { append_only = true; } }
  flow f : browser -> l via Https { client_authenticated = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { l : LogStore { append_only = true; } }
  flow f : browser -> l via Https { controls = [TokenAuthentication]; }
}

system Other {
  boundary inside : PrivateNetwork { p : Service; l : LogStore; }
  flow f : p -> l via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { l : LogStore { append_only = true; } }
  flow f : browser -> l via Https;
}

// CHECK: question Asked.l,Asked.f asks Asked.l.authn{{$}}
// CHECK-NEXT: open Open.l,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.l,Quiet.f by TokenAuthentication{{$}}
// CHECK-NOT: {{.}}
