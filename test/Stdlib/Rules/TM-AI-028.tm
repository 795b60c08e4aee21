// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-028 | FileCheck %s

// EvasionAttack

system Open {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork { filter : Classifier { evasion_tested = false; } }
  flow a : guest -> filter via Https { carries = []; }
}

system Quiet {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork { filter : Classifier { controls = [EvasionTests]; } }
  flow a : guest -> filter via Https { carries = []; }
}

system Other {
  boundary inside : PrivateNetwork { job : Worker; filter : Classifier { evasion_tested = false; } }
  flow a : job -> filter via Https { carries = []; }
}

system Asked {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork { filter : Classifier; }
  flow a : guest -> filter via Https { carries = []; }
}

// CHECK: question Asked.filter asks Asked.filter.evasion_tested{{$}}
// CHECK-NEXT: open Open.filter{{$}}
// CHECK-NEXT: mitigated Quiet.filter by EvasionTests{{$}}
// CHECK-NOT: {{.}}
