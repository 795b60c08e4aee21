// As 72, with a program that runs commands with privileges. Expected: found.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-NET-001 open Medium Clinic.a from Employee
// CHECK-DAG: TM-NET-001 open Medium Clinic.b from Employee
// CHECK-DAG: TM-AUT-002 open Medium Clinic.b
// CHECK-DAG: TM-ACC-006 question High Clinic.app
// CHECK-DAG: TM-INJ-004 question Critical Clinic.app asks Clinic.app.arguments_separated from Employee 1
package cases.green_office;
data Health : HealthRecord;
system Clinic {
  default Store { encrypted_at_rest = true; backed_up = true; }
  boundary lan : CorporateNetwork { staff : Employee; pc : DesktopApp; app : WebApplication { runs_commands = true; privileged = true; } db : Postgres { stores = [Health]; authn = Anonymous; } }
  flow u : staff -> pc;
  flow a : pc <-> app via Http { carries = [Health]; authn = Anonymous; }
  flow b : app <-> db via PgWire { carries = [Health]; encrypted = false; }
}
