// OWASP/pytm#275 #310 PR#312, threat-dragon#698. A part is out of scope: it stays in the picture, nobody reviews it
// here.
// Expected: one statement with a reason, before there is any finding: no findings and questions about what is inside;
// flows that enter are still reviewed from our side; the report and the diagram say that it is out of scope.
// RUN: %tmc %s --show-all 2>&1 | FileCheck %s --implicit-check-not="Shop.ledger" --implicit-check-not="Shop.broker" --implicit-check-not="Shop.in1" --implicit-check-not=warning
// RUN: %tmc %s --emit=markdown -o %t.md 2>/dev/null; FileCheck %s --check-prefix=REPORT < %t.md
// RUN: %tmc %s --emit=dot 2>/dev/null | FileCheck %s --check-prefix=DOT
// RUN: %tmc %s --emit=json 2>/dev/null | %python %S/../Inputs/about.py | FileCheck %s --check-prefix=ABOUT

data Order { sensitivity = Confidential; }
system Shop {
  boundary internet : PublicInternet { browser : Browser; }
  boundary back : PrivateNetwork { web : WebServer { authn = Token; } }
  boundary theirs : RestrictedNetwork "accounting" { out_of_scope = "reviewed by accounting"; ledger : Postgres { stores = [Order]; } broker : Kafka { stores = [Order]; } idle : Service { stores = []; } }
  flow buy : browser -> web via Https { carries = [Order]; }
  flow book : web -> ledger via Http { carries = [Order]; }
  flow put : web <-> broker via KafkaWire { carries = [Order]; encrypted = false; authn = Password; }
  flow in1 : broker <-> ledger via PgTls { carries = [Order]; }
}

// CHECK-DAG: high: {{.*}} over book [TM-NET-001
// CHECK-DAG: high: {{.*}} over put [TM-NET-001
// CHECK: out of scope: 3 elements and 1 flow

// REPORT: class {{.*}} outside
// REPORT: Grey: out of scope.
// REPORT: ### Out of scope
// REPORT: boundary `Shop.theirs` accounting | reviewed by accounting | {{[1-9][0-9]*}} |

// DOT: > out of scope <
// DOT: out of scope: reviewed by accounting

// ABOUT-DAG: Shop.book
// ABOUT-DAG: Shop.put
// ABOUT-NOT: Shop.ledger
// ABOUT-NOT: Shop.broker
// ABOUT-NOT: Shop.idle
// ABOUT-NOT: Shop.in1
