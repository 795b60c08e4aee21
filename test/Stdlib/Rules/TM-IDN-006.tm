// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-006 | FileCheck %s

// LiveSessionsInStore

import std.identity.*;

system Open {
  boundary inside : PrivateNetwork { s : SessionStore { sessions_hashed = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { s : SessionStore { controls = [HashedSessions]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : Redis; }
}

system Asked {
  boundary inside : PrivateNetwork { s : SessionStore {} }
}

// CHECK: question Asked.s asks Asked.s.sessions_hashed{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by HashedSessions{{$}}
// CHECK-NOT: {{.}}
