// hephaestus#1603 (tenancy in SQL). Questions about separation below the code, the customer taken from the login, quotas; nothing is guessed.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/rules.py TM-ACC-005 TM-TEN-001 TM-TEN-003 | FileCheck %s
// CHECK: TM-ACC-005 Books:question{{$}}
// CHECK-NEXT: TM-TEN-001 Books:question{{$}}
// CHECK-NEXT: TM-TEN-003 Books:question{{$}}

package cases.tenants;
import std.tenancy.*;
data Ledger : Payment;
system Books {
  boundary internet : PublicInternet { client : Browser "customer's browser"; }
  boundary cloud : CloudAccount { app : TenantService "shared program" { authn = Token; } db : Postgres "one database, a column tells the customer" { stores = [Ledger]; } }
  flow use : client <-> app via Https { carries = [Ledger]; }
  flow keep : app <-> db via PgTls { carries = [Ledger]; authn = Password; }
}
