// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-004 | FileCheck %s

// OverprivilegedRole

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary vpc : aws.Vpc { fn : aws.Lambda { role_least_privilege = false; } t : aws.DynamoTable; }
  flow g : fn -> t via aws.AwsApi;
}

system Quiet {
  boundary vpc : aws.Vpc { fn : aws.Lambda { controls = [LeastPrivilegeRole]; } t : aws.DynamoTable; }
  flow g : fn -> t via aws.AwsApi;
}

system Other {
  boundary vpc : aws.Vpc { fn : aws.Lambda; }
}

system Asked {
  boundary vpc : aws.Vpc { fn : aws.Lambda; t : aws.DynamoTable; }
  flow g : fn -> t via aws.AwsApi;
}

// CHECK: question Asked.fn asks Asked.fn.role_least_privilege{{$}}
// CHECK-NEXT: open Open.fn{{$}}
// CHECK-NEXT: mitigated Quiet.fn by LeastPrivilegeRole{{$}}
// CHECK-NOT: {{.}}
