// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-020 | FileCheck %s

// UnrecordedPipeline

system Open {
  boundary inside : PrivateNetwork { ci : BuildPipeline { builds_recorded = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { ci : BuildPipeline { controls = [PipelineRecords]; } }
}

system Asked {
  boundary inside : PrivateNetwork { ci : BuildPipeline; }
}

// CHECK: question Asked.ci asks Asked.ci.builds_recorded{{$}}
// CHECK-NEXT: open Open.ci{{$}}
// CHECK-NEXT: mitigated Quiet.ci by PipelineRecords{{$}}
// CHECK-NOT: {{.}}
