// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-011 | FileCheck %s

// MissingEgressFiltering

import std.cloud.*;
import std.aws as aws;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary v : aws.Vpc { db : aws.DynamoTable { stores = [Letter]; } egress_filtered = false; }
}

system Quiet {
  boundary v : aws.Vpc { db : aws.DynamoTable { stores = [Letter]; } controls = [EgressFiltering]; }
}

system Other {
  boundary v : aws.Vpc { db : aws.DynamoTable { stores = [Page]; } }
}

system Asked {
  boundary v : aws.Vpc { db : aws.DynamoTable { stores = [Letter]; } }
}

// CHECK: question Asked.v asks Asked.v.egress_filtered{{$}}
// CHECK-NEXT: open Open.v{{$}}
// CHECK-NEXT: mitigated Quiet.v by EgressFiltering{{$}}
// CHECK-NOT: {{.}}
