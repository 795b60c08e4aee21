// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-006 | FileCheck %s

// ForgottenName

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary a : aws.Account {
    lb : aws.LoadBalancer;
    root_locked = true;
    calls_recorded = true;
    guardrails = true;
    names_cleaned = false;
  }
}

system Quiet {
  boundary a : aws.Account {
    lb : aws.LoadBalancer;
    root_locked = true;
    calls_recorded = true;
    guardrails = true;
    controls = [CleanNames];
  }
}

system Other {
  boundary a : aws.Account;
}

system Asked {
  boundary a : aws.Account {
    lb : aws.LoadBalancer;
    root_locked = true;
    calls_recorded = true;
    guardrails = true;
  }
}

// CHECK: question Asked.a asks Asked.a.names_cleaned{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by CleanNames{{$}}
// CHECK-NOT: {{.}}
