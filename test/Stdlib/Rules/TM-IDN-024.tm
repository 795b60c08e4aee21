// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-024 | FileCheck %s

// GuessedOneTimeCode

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork { sso : IdentityServer { one_time_codes = true; codes_limited = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork {
    sso : IdentityServer { one_time_codes = true; controls = [LimitedCodes]; }
  }
}

system Other {
  boundary inside : PrivateNetwork { sso : IdentityServer { one_time_codes = false; codes_limited = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { sso : IdentityServer { one_time_codes = true; } }
}

// CHECK: question Asked.sso asks Asked.sso.codes_limited{{$}}
// CHECK-NEXT: open Open.sso{{$}}
// CHECK-NEXT: mitigated Quiet.sso by LimitedCodes{{$}}
// CHECK-NOT: {{.}}
