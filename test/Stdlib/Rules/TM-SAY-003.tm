// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SAY-003 | FileCheck %s

// MissingDataProtection: a rule of std.privacy reads it, and finds no use of the data that it is about.

import std.privacy;

data OpenNote : Data { sensitivity = Internal; purpose_limited = false; }
data QuietNote : Data { sensitivity = Internal; purpose_limited = true; }
data AskedNote : Data { sensitivity = Internal; }

system Open {
  boundary a : PrivateNetwork { x : Service; y : Service; }
  flow f : x -> y via TlsStream { carries = [OpenNote, QuietNote, AskedNote]; authn = Token; }
}
system Quiet {}
system Asked {}

// CHECK: open OpenNote{{$}}
// CHECK-NOT: {{.}}
