// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-019 | FileCheck %s

// InsecurePipelineConfiguration

system Open {
  boundary inside : PrivateNetwork { ci : BuildPipeline { hardened = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { ci : BuildPipeline { controls = [PipelineHardening]; } }
}

system Asked {
  boundary inside : PrivateNetwork { ci : BuildPipeline; }
}

// CHECK: question Asked.ci asks Asked.ci.hardened{{$}}
// CHECK-NEXT: open Open.ci{{$}}
// CHECK-NEXT: mitigated Quiet.ci by PipelineHardening{{$}}
// CHECK-NOT: {{.}}
