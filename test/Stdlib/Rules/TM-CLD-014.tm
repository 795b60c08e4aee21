// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-014 | FileCheck %s

// UnversionedBucket

import std.cloud.*;
import std.aws as aws;

data Page { sensitivity = Public; integrity = Ordinary; }
data Price { sensitivity = Public; integrity = Important; }

system Open {
  boundary vpc : aws.Vpc { s : aws.S3Bucket { stores = [Price]; versions_locked = false; } }
}

system Quiet {
  boundary vpc : aws.Vpc { s : aws.S3Bucket { stores = [Price]; controls = [LockedVersions]; } }
}

system Other {
  boundary vpc : aws.Vpc { s : aws.S3Bucket { stores = [Page]; } }
}

system Asked {
  boundary vpc : aws.Vpc { s : aws.S3Bucket { stores = [Price]; } }
}

// CHECK: question Asked.s asks Asked.s.versions_locked{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by LockedVersions{{$}}
// CHECK-NOT: {{.}}
