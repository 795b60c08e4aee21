// Questions are open, so the attack answer is open: it names the questions, and nothing says that no goal can be reached.
// RUN: %tmc %s --emit=attack-tree --emit-option format=text | FileCheck %s
// RUN: %tmc %s --emit=attack-tree | FileCheck %s --check-prefix=DOT
// RUN: %tmc %s --emit=attack-tree --emit-option format=json | FileCheck %s --check-prefix=JSON
// RUN: %tmc %s --emit=markdown | FileCheck %s --check-prefix=MD
// RUN: %tmc %s --methodology=attack_trees | FileCheck %s --check-prefix=METHOD
package cases.cannot_be_reached;
data Card : PaymentCard;
system S {
  boundary internet : PublicInternet { b : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; db : Postgres { stores = [Card]; } }
  flow use : b -> web { carries = [Card]; }
  flow save : web <-> db { carries = [Card]; }
}
// CHECK-NOT: cannot be reached
// CHECK: read Card: open, depends on {{[0-9]+}} questions
// CHECK-NEXT: - {{.*}}?{{.*}} (`{{.*}}` of `S.
// CHECK: with the worst answers, cost
// CHECK: within reach, {{[1-9]}} open
// DOT: goals depend on questions that are not answered
// DOT: open: depends on {{[0-9]+}} questions
// DOT: depends on {{[0-9]+}} questions
// JSON: "answer":"open"
// JSON: "questions":[{{$}}
// JSON-NOT: "answer":"safe"
// MD-NOT: can reach none.
// MD: an attacker from outside can reach none by what is known; {{[1-9]}} depend{{s?}} on questions that are not answered.
// MD: **read Card** depends on {{[0-9]+}} questions:
// METHOD: open: depends on {{[0-9]+}} questions
