// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-006 | FileCheck %s

// PlaintextSessionTokens

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork { s : SessionStore { session_tokens_hashed = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { s : SessionStore { controls = [SessionTokenHashing]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : Redis; }
}

system Asked {
  boundary inside : PrivateNetwork { s : SessionStore {} }
}

// CHECK: question Asked.s asks Asked.s.session_tokens_hashed{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by SessionTokenHashing{{$}}
// CHECK-NOT: {{.}}
