// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-015 | FileCheck %s

// DomainHijacking

import std.resilience.*;

system Open {
  boundary inside : PrivateNetwork { n : NameServer { registry_locked = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { n : NameServer { controls = [RegistryLock]; } }
}

system Other {
  boundary inside : PrivateNetwork { n : Service; }
}

system Asked {
  boundary inside : PrivateNetwork { n : NameServer; }
}

// CHECK: question Asked.n asks Asked.n.registry_locked{{$}}
// CHECK-NEXT: open Open.n{{$}}
// CHECK-NEXT: mitigated Quiet.n by RegistryLock{{$}}
// CHECK-NOT: {{.}}
