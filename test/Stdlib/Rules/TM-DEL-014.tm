// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-014 | FileCheck %s

// DeveloperWorkstationCompromise

import std.supply.*;

system Open {
  boundary inside : PrivateNetwork { m : DeveloperMachine { managed = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { m : DeveloperMachine { controls = [ManagedWorkstation]; } }
}

system Other {
  boundary outside : PublicInternet { m : CliTool; }
}

system Asked {
  boundary inside : PrivateNetwork { m : DeveloperMachine; }
}

// CHECK: question Asked.m asks Asked.m.managed{{$}}
// CHECK-NEXT: open Open.m{{$}}
// CHECK-NEXT: mitigated Quiet.m by ManagedWorkstation{{$}}
// CHECK-NOT: {{.}}
