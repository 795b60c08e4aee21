// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-014 | FileCheck %s

// MissingObjectVersioning

import std.cloud.*;
import std.aws as aws;

data Page { sensitivity = Public; integrity = Operational; }
data Price { sensitivity = Public; integrity = Important; }

system Open {
  boundary vpc : aws.Vpc { s : aws.S3Bucket { stores = [Price]; object_lock = false; } }
}

system Quiet {
  boundary vpc : aws.Vpc { s : aws.S3Bucket { stores = [Price]; controls = [ObjectLock]; } }
}

system Other {
  boundary vpc : aws.Vpc { s : aws.S3Bucket { stores = [Page]; } }
}

system Asked {
  boundary vpc : aws.Vpc { s : aws.S3Bucket { stores = [Price]; } }
}

// CHECK: question Asked.s asks Asked.s.object_lock{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by ObjectLock{{$}}
// CHECK-NOT: {{.}}
