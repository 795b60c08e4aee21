// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-ACC-002 | FileCheck %s

// ExposedDataStore

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres; }
  flow f : browser -> db { tunnelled = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres; api : ApiService; files : ObjectStore; }
  flow f : browser -> db { controls = [Vpn]; }
  flow g : api -> db;
  flow h : browser -> files;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres; }
  flow f : browser -> db;
}

// CHECK: question Asked.db,Asked.f asks Asked.f.tunnelled{{$}}
// CHECK-NEXT: open Open.db,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.db,Quiet.f by Vpn{{$}}
// CHECK-NOT: {{.}}
