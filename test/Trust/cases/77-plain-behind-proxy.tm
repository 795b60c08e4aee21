// TLS ends at a proxy. Expected: found.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-NET-001 open High S.b from Neighbour
// CHECK-DAG: TM-NET-002 open High S.b
// CHECK-DAG: TM-AUT-001 open High S.b
// CHECK-DAG: TM-ACC-001 question High S.app asks S.app.access_control from Stranger 2
// CHECK-DAG: TM-AUT-007 question High S.app asks S.app.tokens_validated
package cases.plain_behind_proxy;
data Health : HealthRecord;
system S {
  boundary internet : PublicInternet { browser : Browser; }
  boundary dmz : Dmz { gw : ReverseProxy { rate_limited=true; } }
  boundary lan : PrivateNetwork { app : ApiService { authn=Token; } db : Postgres { stores=[Health]; encrypted_at_rest=true; } }
  flow a : browser <-> gw via Https { carries=[Health]; authn=Token; }
  flow b : gw <-> app via Http { carries=[Health]; }
  flow c : app <-> db via PgTls { carries=[Health]; authn=Password; }
}
