// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-007 | FileCheck %s

// DataResidencyViolation

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  data Diary { confined_to = [inside]; }
  flow f : browser -> api { carries = [Diary]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; db : Postgres; }
  data Diary { confined_to = [inside]; }
  flow f : api -> db { carries = [Diary]; }
}

// Nothing is guessed where it is not said.
system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  data Diary { confined_to = [inside]; }
  flow f : browser -> api;
}

// CHECK: open Open.Diary{{$}}
// CHECK-NOT: {{.}}
