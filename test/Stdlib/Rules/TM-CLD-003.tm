// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-003 | FileCheck %s

// MissingCloudAuditLog

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary a : aws.Account { cloud_audit_log = false; }
}

system Quiet {
  boundary a : aws.Account { controls = [CloudAuditLog]; }
}

system Other {
  boundary a : aws.Vpc;
}

system Asked {
  boundary a : aws.Account;
}

// CHECK: question Asked.a asks Asked.a.cloud_audit_log{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by CloudAuditLog{{$}}
// CHECK-NOT: {{.}}
