// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-015 | FileCheck %s

// BufferOverflow

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : Service { language = "c"; memory_hardened = false; } }
  flow f : browser -> p via TlsStream;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : Service { language = "c"; controls = [MemoryHardening]; } }
  flow f : browser -> p via TlsStream;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : Service { language = "go"; } }
  flow f : browser -> p via TlsStream;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : Service { language = "c"; } }
  flow f : browser -> p via TlsStream;
}

// CHECK: question Asked.p asks Asked.p.memory_hardened{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by MemoryHardening{{$}}
// CHECK-NOT: {{.}}
