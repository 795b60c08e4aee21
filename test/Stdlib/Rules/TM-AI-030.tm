// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-030 | FileCheck %s

// MembershipInference

data Patient : HealthRecord;

system Open {
  boundary inside : PrivateNetwork {
    job : Worker;
    filter : Classifier { trained_on = [Patient]; differentially_private = false; }
  }
  flow a : job -> filter via Https { carries = []; }
}

system Quiet {
  boundary inside : PrivateNetwork {
    job : Worker;
    filter : Classifier { trained_on = [Patient]; controls = [DifferentialPrivacy]; }
  }
  flow a : job -> filter via Https { carries = []; }
}

system Other {
  boundary inside : PrivateNetwork {
    job : Worker;
    filter : Classifier { trained_on = []; differentially_private = false; }
  }
  flow a : job -> filter via Https { carries = []; }
}

system Asked {
  boundary inside : PrivateNetwork { job : Worker; filter : Classifier { trained_on = [Patient]; } }
  flow a : job -> filter via Https { carries = []; }
}

// CHECK: question Asked.filter asks Asked.filter.differentially_private{{$}}
// CHECK-NEXT: open Open.filter{{$}}
// CHECK-NEXT: mitigated Quiet.filter by DifferentialPrivacy{{$}}
// CHECK-NOT: {{.}}
