// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-004 | FileCheck %s

// WideRole

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary vpc : aws.Vpc { fn : aws.Lambda { role_minimal = false; } t : aws.DynamoTable; }
  flow g : fn -> t via aws.AwsApi;
}

system Quiet {
  boundary vpc : aws.Vpc { fn : aws.Lambda { controls = [MinimalRole]; } t : aws.DynamoTable; }
  flow g : fn -> t via aws.AwsApi;
}

system Other {
  boundary vpc : aws.Vpc { fn : aws.Lambda; }
}

system Asked {
  boundary vpc : aws.Vpc { fn : aws.Lambda; t : aws.DynamoTable; }
  flow g : fn -> t via aws.AwsApi;
}

// CHECK: question Asked.fn asks Asked.fn.role_minimal{{$}}
// CHECK-NEXT: open Open.fn{{$}}
// CHECK-NEXT: mitigated Quiet.fn by MinimalRole{{$}}
// CHECK-NOT: {{.}}
