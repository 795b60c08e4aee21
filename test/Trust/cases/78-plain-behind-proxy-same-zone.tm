// The same, proxy and service in one zone. Expected: found or asked, at lower likelihood; nothing that is asked
// without the proxy disappears with it.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-NET-001 open Medium S.b from Neighbour
// CHECK-DAG: TM-NET-001 open Medium S.c from Neighbour
// CHECK-DAG: TM-ACC-001 question High S.app asks S.app.access_control from Stranger 2
// CHECK-DAG: TM-AUT-007 question High S.app asks S.app.tokens_validated
// CHECK-DAG: TM-INJ-001 question High S.app asks S.app.parameterized_queries
// CHECK-DAG: TM-LOG-001 question Medium S.app asks S.app.audit_log
package cases.plain_behind_proxy_same_zone;
data Health : HealthRecord;
system S {
  boundary internet : PublicInternet { browser : Browser; }
  boundary lan : PrivateNetwork { gw : ReverseProxy { rate_limited=true; } app : ApiService { authn=Token; } db : Postgres { stores=[Health]; encrypted_at_rest=true; } }
  flow a : browser <-> gw via Https { carries=[Health]; authn=Token; }
  flow b : gw <-> app via Http { carries=[Health]; }
  flow c : app <-> db via PgWire { carries=[Health]; authn=Password; encrypted=false; }
}
