// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SAY-002 | FileCheck %s

// MissingFlowProtection: what the flow carries is worth nothing, and still the model says that a request that comes twice is carried out twice.
// Whether a site of others asks its callers who they are is theirs to say; of a program of ours it is heard.

data Weather { sensitivity = Public; integrity = Operational; }

system Open {
  boundary a : PrivateNetwork { x : Service; y : Service; }
  flow f : x -> y via TlsStream { carries = [Weather]; authn = Token; replay_protected = false; }
  flow g : y -> x via TlsStream { carries = [Weather]; authn = Anonymous; }
}

system Quiet {
  boundary a : PrivateNetwork { x : Service; y : Service; }
  flow f : x -> y via TlsStream { carries = [Weather]; authn = Token; replay_protected = true; }
}

system Elsewhere {
  boundary outside : PublicInternet { browser : Browser; counter : ExternalApi { contract = true; } }
  flow f : browser -> counter via Https { carries = [Weather]; authn = Anonymous; }
}

system Asked {
  boundary a : PrivateNetwork { x : Service; y : Service; }
  flow f : x -> y via TlsStream { carries = [Weather]; authn = Token; }
}

// CHECK: open Open.f{{$}}
// CHECK-NEXT: open Open.g{{$}}
// CHECK-NOT: {{.}}
