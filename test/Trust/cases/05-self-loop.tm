// likec4#2009. Members of a cluster talk to each other: one element, flows from it to itself. Expected:
// accepted; drawn once each as a loop; clear text over a network between machines that carries a service secret
// is a finding or a question.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// RUN: %tmc --emit=dot -Wno-all %s | FileCheck %s --check-prefix=DOT
// CHECK-DAG: TM-NET-001 open Medium Ring.gossip from Neighbour
// CHECK-DAG: TM-NET-001 open Medium Ring.watch from Neighbour
// CHECK-DAG: TM-AUT-002 question Medium Ring.gossip asks Ring.node.authn
// DOT-COUNT-2: "Ring.node" -> "Ring.node"
// DOT-NOT: "Ring.node" -> "Ring.node"
package cases.self;
data Secret : ServiceSecret;
system Ring {
  boundary back : PrivateNetwork { node : Service "cluster node" { stores = []; } }
  flow gossip : node <-> node via Tcp { carries = [Secret]; }
  flow watch : node -> node via Http { carries = [Secret]; }
}
