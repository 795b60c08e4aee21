// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-003 | FileCheck %s

// UnrecordedAccount

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary a : aws.Account { calls_recorded = false; }
}

system Quiet {
  boundary a : aws.Account { controls = [AccountTrail]; }
}

system Other {
  boundary a : aws.Vpc;
}

system Asked {
  boundary a : aws.Account;
}

// CHECK: question Asked.a asks Asked.a.calls_recorded{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by AccountTrail{{$}}
// CHECK-NOT: {{.}}
