// likec4#3219, Threagile#94. The same traffic once as `<->` and once as two flows. Expected: the same threats;
// two flows may count as two.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-AUT-001 open High A.sync
// CHECK-DAG: TM-NET-001 open High A.sync
// CHECK-DAG: TM-NET-002 open High A.sync
// CHECK-DAG: TM-AUT-001 open High B.there
// CHECK-DAG: TM-AUT-001 open High B.back_again
// CHECK-DAG: TM-NET-001 open High B.there
// CHECK-DAG: TM-NET-001 open High B.back_again
// CHECK-DAG: TM-NET-002 open High B.there
// CHECK-DAG: TM-NET-002 open High B.back_again
package cases.twoway;
data Order { sensitivity = Confidential; }
system A {
  boundary front : Dmz { gw : ApiService { authn = Token; } }
  boundary back : PrivateNetwork { stock : ApiService { authn = Token; } }
  flow sync : gw <-> stock via Http { carries = [Order]; }
}
system B {
  boundary front : Dmz { gw : ApiService { authn = Token; } }
  boundary back : PrivateNetwork { stock : ApiService { authn = Token; } }
  flow there : gw -> stock via Http { carries = [Order]; }
  flow back_again : stock -> gw via Http { carries = [Order]; }
}
