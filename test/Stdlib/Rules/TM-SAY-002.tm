// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SAY-002 | FileCheck %s

// AdmittedGapOnTheWay: what the flow carries is worth nothing, and still its model says that it is not signed.

data Weather { sensitivity = Public; integrity = Ordinary; }

system Open {
  boundary a : PrivateNetwork { x : Service; y : Service; }
  flow f : x -> y via TlsStream { carries = [Weather]; authn = Token; signed = false; time_limited = true; }
}

system Quiet {
  boundary a : PrivateNetwork { x : Service; y : Service; }
  flow f : x -> y via TlsStream { carries = [Weather]; authn = Token; signed = true; time_limited = true; }
}

system Asked {
  boundary a : PrivateNetwork { x : Service; y : Service; }
  flow f : x -> y via TlsStream { carries = [Weather]; authn = Token; }
}

// CHECK: open Open.f{{$}}
// CHECK-NOT: {{.}}
