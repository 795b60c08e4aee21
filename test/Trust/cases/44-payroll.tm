// An internal application: salaries, a password, clerks. Expected: at least TM-ACC-001, TM-INJ-001, TM-LOG-001
// as questions at `app`, and a second factor for what is worth it.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-ACC-001 question High Payroll.app asks Payroll.app.access_control from Employee 1
// CHECK-DAG: TM-INJ-001 question High Payroll.app asks Payroll.app.parameterized_queries from Employee 1
// CHECK-DAG: TM-LOG-001 question Medium Payroll.app asks Payroll.app.audit_log from Employee 1
// CHECK-DAG: TM-AUT-003 question High Payroll.app,Payroll.change asks Payroll.app.multi_factor from Employee 1
package cases.payroll;
data Salary : PersonalData { integrity = Critical; }
system Payroll {
  boundary lan : CorporateNetwork { clerk : Employee; browser : Browser; }
  boundary room : DataCentre {
    app : ApiService { authn = Password; has_admin_calls = true; }
    db : Postgres { stores = [Salary]; encrypted_at_rest = true; backed_up = true; }
  }
  flow sit : clerk -> browser { carries = [Salary]; }
  flow change : browser <-> app via Https { carries = [Salary]; }
  flow keep : app <-> db via PgTls { carries = [Salary]; authn = Password; }
}
