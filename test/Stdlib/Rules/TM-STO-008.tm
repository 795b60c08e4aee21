// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-008 | FileCheck %s

// OverprivilegedDatabaseAccount

import std.storage.*;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; s : Postgres { stores = [Letter]; } }
  flow a : browser -> web via Https;
  flow f : web -> s via PgTls { least_privilege = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; s : Postgres { stores = [Letter]; } }
  flow a : browser -> web via Https;
  flow f : web -> s via PgTls { controls = [LeastPrivilegeDatabaseAccount]; }
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

// CHECK: question Asked.s,Asked.f asks Asked.f.least_privilege{{$}}
// CHECK-NEXT: open Open.s,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.s,Quiet.f by LeastPrivilegeDatabaseAccount{{$}}
// CHECK-NOT: {{.}}
