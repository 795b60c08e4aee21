// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-009 | FileCheck %s

// OverpermissiveResourcePolicy

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary vpc : aws.Vpc {
    fn : aws.Lambda { role_least_privilege = true; }
    q : aws.SqsQueue { policy_restricted = false; }
  }
  flow f : fn -> q via aws.AwsApi;
}

system Quiet {
  boundary vpc : aws.Vpc {
    fn : aws.Lambda { role_least_privilege = true; }
    q : aws.SqsQueue { controls = [RestrictedQueuePolicy]; }
  }
  flow f : fn -> q via aws.AwsApi;
}

system Other {
  boundary vpc : aws.Vpc { q : aws.SqsQueue; }
}

system Asked {
  boundary vpc : aws.Vpc { fn : aws.Lambda { role_least_privilege = true; } q : aws.SqsQueue; }
  flow f : fn -> q via aws.AwsApi;
}

// CHECK: question Asked.q asks Asked.q.policy_restricted{{$}}
// CHECK-NEXT: open Open.q{{$}}
// CHECK-NEXT: mitigated Quiet.q by RestrictedQueuePolicy{{$}}
// CHECK-NOT: {{.}}
