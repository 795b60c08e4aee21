// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-021 | FileCheck %s

// RaceCondition

import std.webapp.*;

data Balance { sensitivity = Internal; integrity = Critical; }

system Open {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork {
    web : WebApplication { atomic_transactions = false; }
    db : Postgres { stores = [Balance]; }
  }
  flow a : guest -> web via Https { carries = []; }
  flow b : web <-> db via PgTls { carries = [Balance]; }
}

system Quiet {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork {
    web : WebApplication { controls = [AtomicTransactions]; }
    db : Postgres { stores = [Balance]; }
  }
  flow a : guest -> web via Https { carries = []; }
  flow b : web <-> db via PgTls { carries = [Balance]; }
}

system Other {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork {
    web : WebApplication { atomic_transactions = false; }
    db : Postgres { stores = []; }
  }
  flow a : guest -> web via Https { carries = []; }
  flow b : web <-> db via PgTls { carries = []; }
}

system Asked {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication {} db : Postgres { stores = [Balance]; } }
  flow a : guest -> web via Https { carries = []; }
  flow b : web <-> db via PgTls { carries = [Balance]; }
}

// CHECK: question Asked.web asks Asked.web.atomic_transactions{{$}}
// CHECK-NEXT: open Open.web{{$}}
// CHECK-NEXT: mitigated Quiet.web by AtomicTransactions{{$}}
// CHECK-NOT: {{.}}
