// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-018 | FileCheck %s

// StoredDataManipulation

import std.storage.*;

data Price { sensitivity = Public; integrity = Important; }

system Open {
  boundary front : Dmz { web : Service; }
  boundary inside : PrivateNetwork {
    api : Service;
    s : Postgres { stores = [Price]; writers_separated = false; }
  }
  flow f : web -> s via PgTls;
  flow g : api -> s via PgTls;
}

system Quiet {
  boundary front : Dmz { web : Service; }
  boundary inside : PrivateNetwork {
    api : Service;
    s : Postgres { stores = [Price]; controls = [WriterSeparation]; }
  }
  flow f : web -> s via PgTls;
  flow g : api -> s via PgTls;
}

system Other {
  boundary inside : PrivateNetwork { web : Service; api : Service; s : Postgres { stores = [Price]; } }
  flow f : web -> s via PgTls;
  flow g : api -> s via PgTls;
}

system Asked {
  boundary front : Dmz { web : Service; }
  boundary inside : PrivateNetwork { api : Service; s : Postgres { stores = [Price]; } }
  flow f : web -> s via PgTls;
  flow g : api -> s via PgTls;
}

// CHECK: question Asked.s asks Asked.s.writers_separated{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by WriterSeparation{{$}}
// CHECK-NOT: {{.}}
