// OWASP/pytm#220, threat-dragon#1350, precogly#105, threatcl#22, www-project-threat-model-library#45. Nested
// boundaries. Expected: both requirements hold; clear text between the cluster and the database is found.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-NET-001 open High Cloud.query from Neighbour
// CHECK-DAG: TM-NET-002 open High Cloud.query from Neighbour
// CHECK-DAG: TM-NET-001 mitigated High Cloud.visit
package cases.crossing;
data Row { sensitivity = Confidential; }
system Cloud {
  boundary internet : PublicInternet { user : Browser; }
  boundary vpc : PrivateNetwork {
    boundary k8s : Cluster { web : WebServer { authn = Token; } }
    boundary rds : RestrictedNetwork { db : Postgres { stores = [Row]; } }
  }
  flow visit : user -> web via Https { carries = [Row]; }
  flow query : web <-> db via PgWire { carries = [Row]; encrypted = false; }
  require visit.crosses == [internet, vpc, k8s];
  require query.crosses == [k8s, rds] and query.enters == [rds] and query.leaves == [k8s];
}
