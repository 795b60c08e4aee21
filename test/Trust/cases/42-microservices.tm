// UnitOneAI/SecuritySkills#1532 (mediated flows). A gateway, a back end for the front end, a service with the
// database. Expected: the question whether `orders` passes values as parameters (TM-INJ-001), who may reach what
// (TM-ACC-001) and who did what (TM-LOG-001) at `orders`: what strangers send arrives there.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-INJ-001 question High Shop.orders asks Shop.orders.parameterized_queries from Stranger 3
// CHECK-DAG: TM-ACC-001 question High Shop.orders asks Shop.orders.access_control from Stranger 3
// CHECK-DAG: TM-LOG-001 question Medium Shop.orders asks Shop.orders.audit_log from Stranger 3
package cases.chain;
data Order : PersonalData;
system Shop {
  boundary internet : PublicInternet { browser : Browser; }
  boundary front : Dmz { gw : ApiGateway { rate_limited = true; } }
  boundary back : PrivateNetwork {
    bff : ApiService "back end for the front end" { authn = Token; }
    orders : ApiService { authn = ClientCertificate; }
    db : Postgres { stores = [Order]; encrypted_at_rest = true; }
  }
  flow buy : browser -> gw via Https { carries = [Order]; }
  flow pass : gw -> bff via Https { carries = [Order]; }
  flow ask : bff -> orders via Https { carries = [Order]; }
  flow save : orders <-> db via PgTls { carries = [Order]; authn = Password; }
}
