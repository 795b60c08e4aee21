// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-002 | FileCheck %s

// NoSqlInjection

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService {  queries_typed = false; } db : MongoDb; }
  flow f : browser -> api;
  flow g : api -> db;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService {  controls = [TypedQueries]; } job : Worker; db : MongoDb; }
  flow f : browser -> api;
  flow g : api -> db;
  flow h : job -> db;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService {  } db : MongoDb; }
  flow f : browser -> api;
  flow g : api -> db;
}

// CHECK: question Asked.api asks Asked.api.queries_typed{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by TypedQueries{{$}}
// CHECK-NOT: {{.}}
