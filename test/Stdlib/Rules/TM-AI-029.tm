// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-029 | FileCheck %s

// BackdooredModel

system Open {
  boundary inside : PrivateNetwork { filter : Classifier { provenance_verified = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { filter : Classifier { controls = [ModelProvenance]; } }
}

system Asked {
  boundary inside : PrivateNetwork { filter : Classifier; }
}

// CHECK: question Asked.filter asks Asked.filter.provenance_verified{{$}}
// CHECK-NEXT: open Open.filter{{$}}
// CHECK-NEXT: mitigated Quiet.filter by ModelProvenance{{$}}
// CHECK-NOT: {{.}}
