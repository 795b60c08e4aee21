// structurizr/dsl#205. `prod` and `test` share a common part `cloud`: an overlay can build on another, and `--overlay=prod` alone is
// enough. Without `on`, the message names the overlay that declares what is missing.
// RUN: split-file %s %t
// RUN: %tmc --overlay=prod --emit=ir %t/on.tm | FileCheck %s
// RUN: %tmc --overlay=prod --overlay=cloud --emit=ir %t/on.tm | FileCheck %s
// RUN: not %tmc --overlay=prod %t/alone.tm 2>&1 | FileCheck %s --check-prefix=ALONE
// RUN: cp %t/alone.tm %t/fixed.tm
// RUN: not %tmc --fix --overlay=prod %t/fixed.tm
// RUN: diff %t/alone.tm %t/fixed.tm

// What `cloud` says of `db` holds; `prod` comes behind it, whatever the order on the command line.
// CHECK: element %Shop.db
// CHECK-SAME: {
// CHECK: encrypted_at_rest = true
// CHECK: element %Shop.lb
// CHECK-NEXT: set rate_limited = false

// ALONE: error: `lb` is declared by overlay `cloud`, which is not applied
// ALONE: note: declared here

//--- on.tm
package cases.env;
data Order { sensitivity = Confidential; }
system Shop {
  boundary vpc : PrivateNetwork { web : WebServer { authn = Token; } db : Postgres { stores = [Order]; } }
  flow save : web <-> db via PgWire { carries = [Order]; }
}
overlay prod of Shop on cloud { override lb { rate_limited = false; } }
overlay cloud of Shop { extend db { encrypted_at_rest = true; } boundary edge : Dmz { lb : LoadBalancer { rate_limited = true; } } flow enter : lb -> web via Https { carries = [Order]; } }

//--- alone.tm
package cases.env;
data Order { sensitivity = Confidential; }
system Shop {
  boundary vpc : PrivateNetwork { web : WebServer { authn = Token; } db : Postgres { stores = [Order]; } }
  flow save : web <-> db via PgWire { carries = [Order]; }
}
overlay cloud of Shop { extend db { encrypted_at_rest = true; } boundary edge : Dmz { lb : LoadBalancer; } flow enter : lb -> web via Https { carries = [Order]; } }
overlay prod of Shop { extend lb { controls = [RateLimiting]; } standby : Postgres { stores = [Order]; } flow copy : db -> standby via PgTls { carries = [Order]; } }
overlay test of Shop { override db { encrypted_at_rest = false; } }
