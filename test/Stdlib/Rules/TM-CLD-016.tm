// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-016 | FileCheck %s

// SharedKeyAccess

import std.cloud.*;
import std.azure as azure;
import std.aws as aws;

data Order { sensitivity = Confidential; }

system Open {
  boundary a : azure.Subscription { s : azure.BlobContainer { stores = [Order]; shared_keys_off = false; } }
}

system Quiet {
  boundary a : azure.Subscription { s : azure.BlobContainer { stores = [Order]; controls = [IdentityOnlyAccess]; } }
}

system Other {
  boundary a : aws.Account { s : aws.S3Bucket { stores = [Order]; } }
}

system Asked {
  boundary a : azure.Subscription { s : azure.BlobContainer { stores = [Order]; } }
}

// CHECK: question Asked.s asks Asked.s.shared_keys_off{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by IdentityOnlyAccess{{$}}
// CHECK-NOT: {{.}}
