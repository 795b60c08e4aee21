// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-TEN-009 | FileCheck %s

// UnisolatedTenantCode

import std.tenancy.*;

system Open {
  boundary inside : PrivateNetwork { p : TenantService { runs_extensions = true; extensions_sandboxed = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { p : TenantService { runs_extensions = true; controls = [ExtensionIsolation]; } }
}

system Other {
  boundary inside : PrivateNetwork { p : TenantService { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork { p : TenantService { runs_extensions = true; } }
}

// CHECK: question Asked.p asks Asked.p.extensions_sandboxed{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ExtensionIsolation{{$}}
// CHECK-NOT: {{.}}
