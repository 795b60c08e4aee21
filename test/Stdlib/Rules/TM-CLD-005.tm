// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-005 | FileCheck %s

// CrossAccountConfusedDeputy

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary other : ThirdParty { saas : ExternalApi; }
  boundary vpc : aws.Vpc { b : aws.DynamoTable; }
  flow f : saas -> b via aws.AwsApi { external_id = false; }
}

system Quiet {
  boundary other : ThirdParty { saas : ExternalApi; }
  boundary vpc : aws.Vpc { b : aws.DynamoTable; }
  flow f : saas -> b via aws.AwsApi { controls = [ExternalId]; }
}

system Other {
  boundary vpc : aws.Vpc { fn : aws.Lambda; b : aws.DynamoTable; }
  flow f : fn -> b via aws.AwsApi;
}

system Asked {
  boundary other : ThirdParty { saas : ExternalApi; }
  boundary vpc : aws.Vpc { b : aws.DynamoTable; }
  flow f : saas -> b via aws.AwsApi;
}

// CHECK: question Asked.f asks Asked.f.external_id{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by ExternalId{{$}}
// CHECK-NOT: {{.}}
