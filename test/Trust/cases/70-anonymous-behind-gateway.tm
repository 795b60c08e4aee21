// Strangers without a login behind a gateway that has mutual TLS with the service; health records. Expected: the
// end user's login is asked or found missing: the identity of a hop is not the identity of the requester.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK: TM-AUT-002 open High S.a from Stranger 1
package cases.anonymous_behind_gateway;
data Health : HealthRecord;
system S {
  boundary internet : PublicInternet { app1 : MobileApp; }
  boundary dmz : Dmz { gw : ApiGateway { rate_limited = true; } }
  boundary inner : PrivateNetwork { api : ApiService { access_control = true; audit_log = true; parameterized_queries = true; fetches_urls = false; }
    db : Postgres { stores = [Health]; encrypted_at_rest = true; backed_up = true; } }
  flow a : app1 <-> gw via Https { carries = [Health]; authn = Anonymous; }
  flow b : gw <-> api via Https { carries = [Health]; controls = [MutualTls]; }
  flow c : api <-> db via PgTls { carries = [Health]; authn = Password; credentials_rotated = true; }
}
