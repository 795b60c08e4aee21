// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-010 | FileCheck %s

// ReplayAttack

data Letter { sensitivity = Confidential; }
data Pay : Payment;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https { carries = [Pay]; replay_protected = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https { carries = [Pay]; controls = [ReplayProtection]; }
  flow g : browser -> api via Https { carries = [Letter]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api via Https { carries = [Pay]; }
}

// CHECK: question Asked.f asks Asked.f.replay_protected{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by ReplayProtection{{$}}
// CHECK-NOT: {{.}}
