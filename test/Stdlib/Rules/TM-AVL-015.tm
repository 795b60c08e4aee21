// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-015 | FileCheck %s

// StolenName

import std.resilience.*;

system Open {
  boundary inside : PrivateNetwork { n : NameServer { domain_locked = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { n : NameServer { controls = [DomainLock]; } }
}

system Other {
  boundary inside : PrivateNetwork { n : Service; }
}

system Asked {
  boundary inside : PrivateNetwork { n : NameServer; }
}

// CHECK: question Asked.n asks Asked.n.domain_locked{{$}}
// CHECK-NEXT: open Open.n{{$}}
// CHECK-NEXT: mitigated Quiet.n by DomainLock{{$}}
// CHECK-NOT: {{.}}
