// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-017 | FileCheck %s

// InsecureInterAgentTrust

system Open {
  boundary inside : PrivateNetwork { one : Agent; two : Agent { peers_authenticated = false; } }
  flow f : one -> two via Https;
}

system Quiet {
  boundary inside : PrivateNetwork { one : Agent; two : Agent { controls = [AgentAuthentication]; } }
  flow f : one -> two via Https;
}

system Other {
  boundary inside : PrivateNetwork { one : Service; two : Agent; }
  flow f : one -> two via Https;
}

system Asked {
  boundary inside : PrivateNetwork { one : Agent; two : Agent; }
  flow f : one -> two via Https;
}

// CHECK: question Asked.two asks Asked.two.peers_authenticated{{$}}
// CHECK-NEXT: open Open.two{{$}}
// CHECK-NEXT: mitigated Quiet.two by AgentAuthentication{{$}}
// CHECK-NOT: {{.}}
