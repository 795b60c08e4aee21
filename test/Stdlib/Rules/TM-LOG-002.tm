// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-002 | FileCheck %s

// LogTampering

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; log : LogStore { append_only = false; } }
  flow f : api -> log;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; log : LogStore { controls = [AppendOnlyStorage]; } spare : LogStore; }
  flow f : api -> log;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; log : LogStore; }
  flow f : api -> log;
}

// CHECK: question Asked.log asks Asked.log.append_only{{$}}
// CHECK-NEXT: open Open.log{{$}}
// CHECK-NEXT: mitigated Quiet.log by AppendOnlyStorage{{$}}
// CHECK-NOT: {{.}}
