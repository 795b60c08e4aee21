// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-021 | FileCheck %s

// IndirectPoisonedPipelineExecution

system Open {
  boundary inside : PrivateNetwork {
    code : SourceRepository;
    ci : BuildPipeline { build_files_protected = false; }
  }
  flow a : ci -> code via Https { carries = []; }
}

system Quiet {
  boundary inside : PrivateNetwork {
    code : SourceRepository;
    ci : BuildPipeline { controls = [BuildFileProtection]; }
  }
  flow a : ci -> code via Https { carries = []; }
}

system Other {
  boundary inside : PrivateNetwork { ci : BuildPipeline { build_files_protected = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { code : SourceRepository; ci : BuildPipeline; }
  flow a : ci -> code via Https { carries = []; }
}

// CHECK: question Asked.ci asks Asked.ci.build_files_protected{{$}}
// CHECK-NEXT: open Open.ci{{$}}
// CHECK-NEXT: mitigated Quiet.ci by BuildFileProtection{{$}}
// CHECK-NOT: {{.}}
