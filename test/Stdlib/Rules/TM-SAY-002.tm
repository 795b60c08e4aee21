// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SAY-002 | FileCheck %s

// AdmittedGapOnTheWay: what the flow carries is worth nothing, and still the model says that a request that comes twice is carried out twice.

data Weather { sensitivity = Public; integrity = Ordinary; }

system Open {
  boundary a : PrivateNetwork { x : Service; y : Service; }
  flow f : x -> y via TlsStream { carries = [Weather]; authn = Token; replay_protected = false; }
}

system Quiet {
  boundary a : PrivateNetwork { x : Service; y : Service; }
  flow f : x -> y via TlsStream { carries = [Weather]; authn = Token; replay_protected = true; }
}

system Asked {
  boundary a : PrivateNetwork { x : Service; y : Service; }
  flow f : x -> y via TlsStream { carries = [Weather]; authn = Token; }
}

// CHECK: open Open.f{{$}}
// CHECK-NOT: {{.}}
