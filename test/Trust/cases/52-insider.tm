// Employees use a program that parses XML, takes files and runs commands, over restricted data. Expected:
// command injection found or asked, XXE, uploads, permissions, audit, injection asked: a person who calls is an
// untrusted caller on any network, at a lower likelihood.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-INJ-004 question {{[A-Za-z]+}} S.web asks S.web.arguments_separated from Employee 1
// CHECK-DAG: TM-INJ-006 question High S.web asks S.web.external_entities_disabled
// CHECK-DAG: TM-INJ-008 question High S.web asks S.web.uploads_validated
// CHECK-DAG: TM-ACC-001 question High S.web asks S.web.access_control
// CHECK-DAG: TM-LOG-001 question Medium S.web asks S.web.audit_log
// CHECK-DAG: TM-INJ-001 question High S.web asks S.web.parameterized_queries
package cases.insider;
data Case { sensitivity = Restricted; integrity = Critical; }
system S {
  boundary office : CorporateNetwork { clerk : Employee; b : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication "Case manager" { parses = [Xml]; accepts_files = true; runs_commands = true; } db : Postgres { stores = [Case]; } }
  flow see : clerk -> b;
  flow use : b <-> web via Https { carries = [Case]; authn = SessionCookie; }
  flow save : web <-> db via PgTls { carries = [Case]; authn = Password; }
}
