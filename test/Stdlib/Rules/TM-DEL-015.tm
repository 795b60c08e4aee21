// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-015 | FileCheck %s

// UnpinnedBuildSteps

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      uses_third_party_steps = true;
      components_monitored = true;
      runners_ephemeral = true;
      steps_pinned = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      uses_third_party_steps = true;
      components_monitored = true;
      runners_ephemeral = true;
      controls = [BuildStepPinning];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { p : BuildPipeline { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : BuildPipeline { uses_third_party_steps = true; components_monitored = true; runners_ephemeral = true; }
  }
}

// CHECK: question Asked.p asks Asked.p.steps_pinned{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by BuildStepPinning{{$}}
// CHECK-NOT: {{.}}
