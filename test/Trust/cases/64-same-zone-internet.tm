// Both ends in PublicInternet, card numbers in clear. Expected: as bad as without the boundary.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-AUT-001 open High S.pay
// CHECK-DAG: TM-AUT-002 open High S.pay from Stranger
// CHECK-DAG: TM-NET-001 open High S.pay from Stranger
// CHECK-DAG: TM-NET-002 open High S.pay from Stranger
package cases.same_zone_internet;
data Card : PaymentCard;
system S { boundary net : PublicInternet { app : MobileApp; srv : ApiService "Cloud service" { has_admin_calls = true; } } flow pay : app -> srv via Http { carries = [Card]; authn = Anonymous; } }
