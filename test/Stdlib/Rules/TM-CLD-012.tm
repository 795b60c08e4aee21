// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-012 | FileCheck %s

// MissingGuardrails

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary a : aws.Account { guardrails = false; }
}

system Quiet {
  boundary a : aws.Account { controls = [Guardrails]; }
}

system Other {
  boundary a : aws.Vpc;
}

system Asked {
  boundary a : aws.Account;
}

// CHECK: question Asked.a asks Asked.a.guardrails{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by Guardrails{{$}}
// CHECK-NOT: {{.}}
