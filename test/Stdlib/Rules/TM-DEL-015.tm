// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-015 | FileCheck %s

// BorrowedSteps

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      uses_foreign_steps = true;
      components_watched = true;
      runners_fresh = true;
      steps_pinned = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      uses_foreign_steps = true;
      components_watched = true;
      runners_fresh = true;
      controls = [PinnedSteps];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { p : BuildPipeline { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : BuildPipeline { uses_foreign_steps = true; components_watched = true; runners_fresh = true; }
  }
}

// CHECK: question Asked.p asks Asked.p.steps_pinned{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by PinnedSteps{{$}}
// CHECK-NOT: {{.}}
