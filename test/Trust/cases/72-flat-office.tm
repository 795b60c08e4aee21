// Health records in clear, no login, anonymous SQL, all in one office network. Expected: found.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-NET-001 open Medium S.a from Employee
// CHECK-DAG: TM-NET-001 open Medium S.b from Employee
// CHECK-DAG: TM-AUT-002 open Medium S.a from Employee 1
// CHECK-DAG: TM-AUT-002 open Medium S.b from Employee
package cases.flat_office;
data Health : HealthRecord;
system S {
  boundary office : CorporateNetwork { clerk : Employee; pc : DesktopApp; hr : WebApplication { authn=Anonymous; } db : Postgres { stores=[Health]; encrypted_at_rest=true; backed_up=true; authn=Anonymous; } }
  flow v : clerk -> pc;
  flow a : pc <-> hr via Http { carries=[Health]; authn=Anonymous; }
  flow b : hr <-> db via PgWire { carries=[Health]; encrypted=false; authn=Anonymous; }
}
