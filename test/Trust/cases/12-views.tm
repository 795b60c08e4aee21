// precogly#321. One component on two diagrams.
// Expected: the threats of a component that is on two diagrams are in both, and the legend of each counts what it
// shows.
// RUN: %tmc %s --emit=dot --emit-option view=Ordering 2>/dev/null | FileCheck %s --check-prefix=ORDERING --implicit-check-not=Shop.invoices
// RUN: %tmc %s --emit=dot --emit-option view=Billing 2>/dev/null | FileCheck %s --check-prefix=BILLING --implicit-check-not=Shop.orders

package cases.views;
data Order : PersonalData;
data Invoice : Payment;
system Shop {
  boundary internet : PublicInternet { browser : Browser; bookkeeper : Browser; }
  boundary back : PrivateNetwork {
    auth : WebServer "sign in" { authn = Password; }
    orders : Postgres { stores = [Order]; }
    invoices : Postgres { stores = [Invoice]; encrypted_at_rest = false; }
  }
  flow come : browser -> auth via Http { carries = [Order]; }
  flow check : bookkeeper -> auth via Http { carries = [Invoice]; }
  flow keep : auth <-> orders via PgTls { carries = [Order]; }
  flow bill : auth <-> invoices via PgTls { carries = [Invoice]; }
  view Ordering { include [browser, auth, orders]; }
  view Billing { include [bookkeeper, auth, invoices]; }
}

// ORDERING: {{[0-9]+}} High{{.*}}open threats
// ORDERING: sign in{{.*}}threat
// BILLING: {{[0-9]+}} High{{.*}}open threats
// BILLING: sign in{{.*}}threat
