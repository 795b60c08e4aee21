// That a flow stays on one machine is taken for granted, whoever says it: the model, a `default`, or the kind of the flow. Without it
// the findings about its way would be asked. A flow that is said to leave the machine has them.
//
// RUN: %tmc %s --emit=assumptions 2>%t.err | FileCheck %s --implicit-check-not=Box.out
// RUN: %tmc %s --emit=json 2>/dev/null | %python %S/Inputs/facts.py granted | FileCheck %s --check-prefix=JSON
// RUN: %tmc %s --emit=markdown 2>/dev/null | FileCheck %s --check-prefix=REPORT

data Secret : HealthRecord;
system Box {
  boundary machine : Host {
    boundary one : Container { a : Service; }
    boundary two : Container { b : Service; c : Service; }
    d : Service;
  }
  boundary other : Host { e : Service; }
  flow said : a -> b { carries = [Secret]; networked = false; authn = Token; encrypted = false; }
  flow called : a -> c via LocalCall { carries = [Secret]; }
  flow out : d -> e via Tcp { carries = [Secret]; authn = Token; }
}
system Inner {
  default Flow { networked = false; }
  boundary machine : Host {
    boundary one : Container { a : Service; }
    b : Service;
  }
  flow whole : a -> b { carries = [Secret]; authn = Token; encrypted = false; }
}

// CHECK-DAG: the model says `networked = false` of 1 flow: `Box.said`
// CHECK-DAG: kind `std.net.LocalCall` assumes `networked = false` of 1 flow: `Box.called`
// CHECK-DAG: a `default` says `networked = false` of 1 flow: `Inner.whole`
// CHECK-DAG: [TM-NET-001

// JSON-DAG: networked said: TM-{{.*}}TM-NET-001
// JSON-DAG: networked assumed: TM-
// JSON-DAG: networked said for all: TM-{{.*}}TM-NET-001

// REPORT: ## Taken for granted
// REPORT: `networked = false`
