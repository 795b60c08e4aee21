// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-007 | FileCheck %s

// ForeignChange

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      builds_foreign_changes = true;
      components_watched = true;
      runners_fresh = true;
      foreign_changes_isolated = false;
    }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : BuildPipeline {
      builds_foreign_changes = true;
      components_watched = true;
      runners_fresh = true;
      controls = [IsolatedChanges];
    }
  }
}

system Other {
  boundary inside : PrivateNetwork { p : BuildPipeline { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : BuildPipeline { builds_foreign_changes = true; components_watched = true; runners_fresh = true; }
  }
}

// CHECK: question Asked.p asks Asked.p.foreign_changes_isolated{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by IsolatedChanges{{$}}
// CHECK-NOT: {{.}}
