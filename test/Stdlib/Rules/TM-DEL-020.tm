// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-020 | FileCheck %s

// MissingPipelineAuditLog

system Open {
  boundary inside : PrivateNetwork { ci : BuildPipeline { pipeline_audit_log = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { ci : BuildPipeline { controls = [PipelineAuditLog]; } }
}

system Asked {
  boundary inside : PrivateNetwork { ci : BuildPipeline; }
}

// CHECK: question Asked.ci asks Asked.ci.pipeline_audit_log{{$}}
// CHECK-NEXT: open Open.ci{{$}}
// CHECK-NEXT: mitigated Quiet.ci by PipelineAuditLog{{$}}
// CHECK-NOT: {{.}}
