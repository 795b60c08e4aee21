// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-013 | FileCheck %s

// DenialOfWallet

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary vpc : aws.Vpc { fn : aws.Lambda { role_least_privilege = true; concurrency_limited = false; } }
  flow f : browser -> fn via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary vpc : aws.Vpc { fn : aws.Lambda { role_least_privilege = true; controls = [ConcurrencyLimit]; } }
  flow f : browser -> fn via Https;
}

system Other {
  boundary vpc : aws.Vpc { fn : aws.Lambda; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary vpc : aws.Vpc { fn : aws.Lambda { role_least_privilege = true; } }
  flow f : browser -> fn via Https;
}

// CHECK: question Asked.fn asks Asked.fn.concurrency_limited{{$}}
// CHECK-NEXT: open Open.fn{{$}}
// CHECK-NEXT: mitigated Quiet.fn by ConcurrencyLimit{{$}}
// CHECK-NOT: {{.}}
