// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-017 | FileCheck %s

// LongLivedAccessKey

import std.cloud.*;
import std.aws as aws;

data OpenKey : aws.IamAccessKey { ends_soon = false; }
data QuietKey : aws.IamAccessKey { controls = [KeyExpiry]; }
data OtherRole : aws.IamRole;
data AskedKey : aws.IamAccessKey;

system Open {
  boundary a : ManagedDevice { s : LocalDisk { stores = [OpenKey]; } }
}

system Quiet {
  boundary a : ManagedDevice { s : LocalDisk { stores = [QuietKey]; } }
}

system Other {
  boundary a : ManagedDevice { s : LocalDisk { stores = [OtherRole]; } }
}

system Asked {
  boundary a : ManagedDevice { s : LocalDisk { stores = [AskedKey]; } }
}

// CHECK: question AskedKey asks AskedKey.ends_soon{{$}}
// CHECK-NEXT: open OpenKey{{$}}
// CHECK-NEXT: mitigated QuietKey by KeyExpiry{{$}}
// CHECK-NOT: {{.}}
