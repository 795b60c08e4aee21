// Anonymous cache and clear anonymous SQL inside one cloud account. Expected: found or asked: a network zone is
// not one machine.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-AUT-002 open Medium S.one from Neighbour
// CHECK-DAG: TM-AUT-002 open Medium S.two from Neighbour
// CHECK-DAG: TM-NET-001 open Medium S.two from Neighbour
// CHECK-DAG: TM-NET-001 open Medium S.one from Neighbour
package cases.same_zone;
data Rows { sensitivity = Restricted; integrity = Critical; }
system S {
  boundary net : CloudAccount { a : ApiService; b : Worker; cache : Redis { stores = [Rows]; encrypted_at_rest = true; backed_up = true; } db : Postgres { stores = [Rows]; encrypted_at_rest = true; backed_up = true; } }
  flow one : a <-> cache via RedisWire { carries = [Rows]; authn = Anonymous; }
  flow two : b <-> db via PgWire { carries = [Rows]; authn = Anonymous; encrypted = false; }
}
