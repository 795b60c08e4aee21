// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-008 | FileCheck %s

// AllPowerfulLogin

import std.storage.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Ordinary; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; s : Postgres { stores = [Letter]; } }
  flow a : browser -> web via Https;
  flow f : web -> s via PgTls { rights_minimal = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; s : Postgres { stores = [Letter]; } }
  flow a : browser -> web via Https;
  flow f : web -> s via PgTls { controls = [MinimalDatabaseRights]; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; s : Postgres { stores = [Page]; } }
  flow a : browser -> web via Https;
  flow f : web -> s via PgTls { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; s : Postgres { stores = [Letter]; } }
  flow a : browser -> web via Https;
  flow f : web -> s via PgTls;
}

// CHECK: question Asked.s,Asked.f asks Asked.f.rights_minimal{{$}}
// CHECK-NEXT: open Open.s,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.s,Quiet.f by MinimalDatabaseRights{{$}}
// CHECK-NOT: {{.}}
