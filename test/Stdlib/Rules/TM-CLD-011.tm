// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-011 | FileCheck %s

// OpenExit

import std.cloud.*;
import std.aws as aws;

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Ordinary; }

system Open {
  boundary v : aws.Vpc { db : aws.DynamoTable { stores = [Letter]; } exits_limited = false; }
}

system Quiet {
  boundary v : aws.Vpc { db : aws.DynamoTable { stores = [Letter]; } controls = [LimitedExits]; }
}

system Other {
  boundary v : aws.Vpc { db : aws.DynamoTable { stores = [Page]; } }
}

system Asked {
  boundary v : aws.Vpc { db : aws.DynamoTable { stores = [Letter]; } }
}

// CHECK: question Asked.v asks Asked.v.exits_limited{{$}}
// CHECK-NEXT: open Open.v{{$}}
// CHECK-NEXT: mitigated Quiet.v by LimitedExits{{$}}
// CHECK-NOT: {{.}}
