// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-006 | FileCheck %s

// SensitiveDataInLogs

data Letter { sensitivity = Confidential; }
data Price { sensitivity = Public; integrity = Important; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; log : LogStore; }
  flow f : api -> log { carries = [Letter]; }
}

data Ticket : Session;

system Kept {
  boundary inside : PrivateNetwork { log : LogStore { stores = [Ticket]; } }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; log : LogStore; }
  flow f : api -> log { carries = [Price]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; log : LogStore; }
  flow f : api -> log;
}

// CHECK: question Asked.log asks Asked.f.carries{{$}}
// CHECK-NEXT: open Kept.log{{$}}
// CHECK-NEXT: open Open.log{{$}}
// CHECK-NOT: {{.}}
