// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-024 | FileCheck %s

// OneTimeCodeBruteForce

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork { sso : IdentityServer { one_time_codes = true; one_time_codes_limited = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork {
    sso : IdentityServer { one_time_codes = true; controls = [OneTimeCodeLimit]; }
  }
}

system Other {
  boundary inside : PrivateNetwork { sso : IdentityServer { one_time_codes = false; one_time_codes_limited = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { sso : IdentityServer { one_time_codes = true; } }
}

// CHECK: question Asked.sso asks Asked.sso.one_time_codes_limited{{$}}
// CHECK-NEXT: open Open.sso{{$}}
// CHECK-NEXT: mitigated Quiet.sso by OneTimeCodeLimit{{$}}
// CHECK-NOT: {{.}}
