// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-022 | FileCheck %s

// AccountManipulation

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork { sso : IdentityServer { changes_confirmed = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { sso : IdentityServer { controls = [AccountChangeConfirmation]; } }
}

system Asked {
  boundary inside : PrivateNetwork { sso : IdentityServer; }
}

// CHECK: question Asked.sso asks Asked.sso.changes_confirmed{{$}}
// CHECK-NEXT: open Open.sso{{$}}
// CHECK-NEXT: mitigated Quiet.sso by AccountChangeConfirmation{{$}}
// CHECK-NOT: {{.}}
