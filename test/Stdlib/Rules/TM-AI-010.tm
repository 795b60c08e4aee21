// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-010 | FileCheck %s

// TrainingDataPoisoning

system Open {
  boundary inside : PrivateNetwork {
    t : TrainingPipeline { training_data_validated = false; }
    s : ObjectStore { public_access = false; }
  }
  flow f : t -> s via Https;
}

system Quiet {
  boundary inside : PrivateNetwork {
    t : TrainingPipeline { controls = [TrainingDataValidation]; }
    s : ObjectStore { public_access = false; }
  }
  flow f : t -> s via Https;
}

system Other {
  boundary inside : PrivateNetwork { t : TrainingPipeline; }
}

system Asked {
  boundary inside : PrivateNetwork { t : TrainingPipeline; s : ObjectStore { public_access = false; } }
  flow f : t -> s via Https;
}

// CHECK: question Asked.t asks Asked.t.training_data_validated{{$}}
// CHECK-NEXT: open Open.t{{$}}
// CHECK-NEXT: mitigated Quiet.t by TrainingDataValidation{{$}}
// CHECK-NOT: {{.}}
