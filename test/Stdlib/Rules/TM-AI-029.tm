// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-029 | FileCheck %s

// BackdooredModel

system Open {
  boundary inside : PrivateNetwork { filter : Classifier { origin_checked = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { filter : Classifier { controls = [CheckedModelOrigin]; } }
}

system Asked {
  boundary inside : PrivateNetwork { filter : Classifier; }
}

// CHECK: question Asked.filter asks Asked.filter.origin_checked{{$}}
// CHECK-NEXT: open Open.filter{{$}}
// CHECK-NEXT: mitigated Quiet.filter by CheckedModelOrigin{{$}}
// CHECK-NOT: {{.}}
