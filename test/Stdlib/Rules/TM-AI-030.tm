// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-030 | FileCheck %s

// MembershipInference

data Patient : HealthRecord;

system Open {
  boundary inside : PrivateNetwork {
    job : Worker;
    filter : Classifier { trained_on = [Patient]; membership_guarded = false; }
  }
  flow a : job -> filter via Https { carries = []; }
}

system Quiet {
  boundary inside : PrivateNetwork {
    job : Worker;
    filter : Classifier { trained_on = [Patient]; controls = [PrivateTraining]; }
  }
  flow a : job -> filter via Https { carries = []; }
}

system Other {
  boundary inside : PrivateNetwork {
    job : Worker;
    filter : Classifier { trained_on = []; membership_guarded = false; }
  }
  flow a : job -> filter via Https { carries = []; }
}

system Asked {
  boundary inside : PrivateNetwork { job : Worker; filter : Classifier { trained_on = [Patient]; } }
  flow a : job -> filter via Https { carries = []; }
}

// CHECK: question Asked.filter asks Asked.filter.membership_guarded{{$}}
// CHECK-NEXT: open Open.filter{{$}}
// CHECK-NEXT: mitigated Quiet.filter by PrivateTraining{{$}}
// CHECK-NOT: {{.}}
