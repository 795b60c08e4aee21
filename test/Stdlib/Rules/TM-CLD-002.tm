// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-002 | FileCheck %s

// UnprotectedRootAccount

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary a : aws.Account { root_protected = false; }
}

system Quiet {
  boundary a : aws.Account { controls = [RootAccountProtection]; }
}

system Other {
  boundary a : aws.Vpc;
}

system Asked {
  boundary a : aws.Account;
}

// CHECK: question Asked.a asks Asked.a.root_protected{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by RootAccountProtection{{$}}
// CHECK-NOT: {{.}}
