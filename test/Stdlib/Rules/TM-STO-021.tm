// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-021 | FileCheck %s

// SharedDatabase

data Letter { sensitivity = Confidential; }

system Open {
  boundary outside : PublicInternet { a : Browser; b : Browser; }
  boundary inside : PrivateNetwork { shop : WebApplication; forum : WebApplication; db : Postgres { stores = [Letter]; applications_separated = false; } }
  flow f : a -> shop via Https;
  flow g : b -> forum via Https;
  flow h : shop <-> db via PgTls { carries = [Letter]; least_privilege = false; }
  flow i : forum <-> db via PgTls { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { a : Browser; b : Browser; }
  boundary inside : PrivateNetwork {
    shop : WebApplication;
    forum : WebApplication;
    job : Worker;
    db : Postgres { stores = [Letter]; controls = [PerApplicationAccounts]; }
    one : Postgres { stores = [Letter]; }
    narrow : Postgres { stores = [Letter]; }
  }
  flow f : a -> shop via Https;
  flow g : b -> forum via Https;
  flow h : shop <-> db via PgTls { carries = [Letter]; }
  flow i : forum <-> db via PgTls { carries = [Letter]; }
  // One application and what works for it.
  flow j : shop <-> one via PgTls { carries = [Letter]; }
  flow k : job <-> one via PgTls { carries = [Letter]; }
  // Accounts that may do what they need.
  flow l : shop <-> narrow via PgTls { carries = [Letter]; least_privilege = true; }
  flow m : forum <-> narrow via PgTls { carries = [Letter]; least_privilege = true; }
}

// Programs of two systems.
system Asked {
  boundary inside : PrivateNetwork { billing : Service; db : MongoDb { stores = [Letter]; } }
  flow h : billing <-> db via MongoWire { carries = [Letter]; }
}

system AskedToo {
  boundary inside : PrivateNetwork { reports : Service; audit : Service; }
  flow i : reports <-> Asked.db via MongoWire { carries = [Letter]; }
  flow j : audit <-> Asked.db via MongoWire { carries = [Letter]; }
}

// CHECK: question Asked.db asks Asked.db.applications_separated
// CHECK-NEXT: open Open.db{{$}}
// CHECK-NEXT: mitigated Quiet.db by PerApplicationAccounts{{$}}
// CHECK-NEXT: mitigated Quiet.narrow{{$}}
// CHECK-NOT: {{.}}
