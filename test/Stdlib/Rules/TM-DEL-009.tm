// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-009 | FileCheck %s

// UnsignedCommit

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork {
    ana : DeveloperMachine { managed = true; }
    r : SourceRepository { secrets_scanned = true; commits_signed = false; }
  }
  flow f : ana -> r via Ssh;
}

system Quiet {
  boundary inside : PrivateNetwork {
    ana : DeveloperMachine { managed = true; }
    r : SourceRepository { secrets_scanned = true; controls = [CommitSigning]; }
  }
  flow f : ana -> r via Ssh;
}

system Other {
  boundary inside : PrivateNetwork { p : BuildPipeline; r : SourceRepository; }
  flow f : p -> r via Https;
}

system Asked {
  boundary inside : PrivateNetwork {
    ana : DeveloperMachine { managed = true; }
    r : SourceRepository { secrets_scanned = true; }
  }
  flow f : ana -> r via Ssh;
}

// CHECK: question Asked.r asks Asked.r.commits_signed{{$}}
// CHECK-NEXT: open Open.r{{$}}
// CHECK-NEXT: mitigated Quiet.r by CommitSigning{{$}}
// CHECK-NOT: {{.}}
