// A name that is not there yet, near one that is.
// `db1` is a guess: shown with a `?`, and never written.
// RUN: %not %tmc %s 2>&1 | FileCheck %s
// RUN: cp %s %t.tm
// RUN: %not %tmc --fix %t.tm 2>&1 | FileCheck %s
// RUN: diff %s %t.tm
package cases.fix;
data Order { sensitivity = Confidential; }
system Shop {
  boundary back : PrivateNetwork { web : Service; db1 : Postgres { stores = [Order]; } }
  flow save : web <-> db1 via PgTls { carries = [Order]; }
  flow copy : web -> db2 via PgTls { carries = [Order]; }
}
// CHECK-NOT: applied
// CHECK: error: unknown element `db2`; did you mean `db1`? [TM0205]
// CHECK: {{^}} |{{ +}}db1?
