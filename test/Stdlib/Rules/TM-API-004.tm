// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-API-004 | FileCheck %s

// MissingPaginationLimit

import std.api.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { page_size_limited = false; } s : Postgres; }
  flow f : browser -> p via Https;
  flow g : p -> s via PgTls;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService { controls = [PaginationLimit]; } s : Postgres; }
  flow f : browser -> p via Https;
  flow g : p -> s via PgTls;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ApiService; s : Postgres; }
  flow f : browser -> p via Https;
  flow g : p -> s via PgTls;
}

// CHECK: question Asked.p asks Asked.p.page_size_limited{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by PaginationLimit{{$}}
// CHECK-NOT: {{.}}
