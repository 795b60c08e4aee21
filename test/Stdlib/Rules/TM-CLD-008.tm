// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-008 | FileCheck %s

// OverpermissiveKeyPolicy

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary vpc : aws.Vpc { k : aws.Kms { use_limited = false; } }
}

system Quiet {
  boundary vpc : aws.Vpc { k : aws.Kms { controls = [KeyPolicy]; } }
}

system Other {
  boundary vpc : aws.Vpc { k : aws.SecretsManager; }
}

system Asked {
  boundary vpc : aws.Vpc { k : aws.Kms; }
}

// CHECK: question Asked.k asks Asked.k.use_limited{{$}}
// CHECK-NEXT: open Open.k{{$}}
// CHECK-NEXT: mitigated Quiet.k by KeyPolicy{{$}}
// CHECK-NOT: {{.}}
