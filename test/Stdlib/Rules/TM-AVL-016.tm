// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-016 | FileCheck %s

// StorageExhaustion

import std.resilience.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer;
    s : Postgres { availability = Important; redundant = true; quota = false; }
  }
  flow f : browser -> p via Https;
  flow g : p -> s via PgTls;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer;
    s : Postgres { availability = Important; redundant = true; controls = [StorageQuota]; }
  }
  flow f : browser -> p via Https;
  flow g : p -> s via PgTls;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer; s : Postgres; }
  flow f : browser -> p via Https;
  flow g : p -> s via PgTls;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer;
    s : Postgres { availability = Important; redundant = true; }
  }
  flow f : browser -> p via Https;
  flow g : p -> s via PgTls;
}

// CHECK: question Asked.s asks Asked.s.quota{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by StorageQuota{{$}}
// CHECK-NOT: {{.}}
