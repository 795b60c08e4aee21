// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-007 | FileCheck %s

// PathTraversal

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService {  paths_confined = false; } db : FileStore; }
  flow f : browser -> api;
  flow g : api -> db;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService {  controls = [PathConfinement]; } job : Worker; db : FileStore; }
  flow f : browser -> api;
  flow g : api -> db;
  flow h : job -> db;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService {  } db : FileStore; }
  flow f : browser -> api;
  flow g : api -> db;
}

// CHECK: question Asked.api asks Asked.api.paths_confined{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by PathConfinement{{$}}
// CHECK-NOT: {{.}}
