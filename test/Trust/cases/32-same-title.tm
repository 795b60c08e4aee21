// Two elements with the same title.
// Expected: wherever two things have one title, texts add the name: findings, questions, headings, diagrams, attacks.
// RUN: %tmc %s 2>/dev/null | FileCheck %s
// RUN: %tmc %s --emit=markdown 2>/dev/null | FileCheck %s --check-prefix=REPORT
// RUN: %tmc %s --emit=dot 2>/dev/null | FileCheck %s --check-prefix=DOT
// RUN: %tmc %s --emit=attack-tree --goal=Order 2>/dev/null | FileCheck %s --check-prefix=ATTACK

package cases.titles;
data Order { sensitivity = Confidential; }
system Shop {
  boundary internet : PublicInternet { b1 : Browser "Browser"; b2 : Browser "Browser"; }
  boundary back : PrivateNetwork { w1 : WebServer "Web server" { authn = Token; } w2 : WebServer "Web server" { authn = Token; } }
  flow f1 : b1 -> w1 via Http "request" { carries = [Order]; }
  flow f2 : b2 -> w2 via Http "request" { carries = [Order]; }
}

// CHECK-DAG: request (f1) [TM-NET-001
// CHECK-DAG: request (f2) [TM-NET-001

// REPORT-DAG: "Web server (w1)"
// REPORT-DAG: "Web server (w2)"
// REPORT-DAG: #### {{.*}}Browser (b1) {{.*}}Web server (w1)
// REPORT-DAG: #### {{.*}}Browser (b2) {{.*}}Web server (w2)
// REPORT-DAG: {{.*}}request (f1)
// REPORT-DAG: {{.*}}request (f2)

// DOT-DAG: Browser (b1)
// DOT-DAG: Web server (w2)

// ATTACK: over request (f{{[12]}})\n[TM-NET-001
