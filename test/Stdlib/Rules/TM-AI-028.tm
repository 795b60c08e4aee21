// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-028 | FileCheck %s

// EvasionAttack

system Open {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork { filter : Classifier { adversarially_trained = false; } }
  flow a : guest -> filter via Https { carries = []; }
}

system Quiet {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork { filter : Classifier { controls = [AdversarialTraining]; } }
  flow a : guest -> filter via Https { carries = []; }
}

system Other {
  boundary inside : PrivateNetwork { job : Worker; filter : Classifier { adversarially_trained = false; } }
  flow a : job -> filter via Https { carries = []; }
}

system Asked {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork { filter : Classifier; }
  flow a : guest -> filter via Https { carries = []; }
}

// CHECK: question Asked.filter asks Asked.filter.adversarially_trained{{$}}
// CHECK-NEXT: open Open.filter{{$}}
// CHECK-NEXT: mitigated Quiet.filter by AdversarialTraining{{$}}
// CHECK-NOT: {{.}}
