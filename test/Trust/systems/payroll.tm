// Salaries: entered in the office, paid once a month by a file to the bank.
// A first sketch, with little said. The threats are those that were written down for it before it was compiled.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/about.py | FileCheck %s
// RUN: %tmc -Wno-all %s | FileCheck %s --check-prefix=HINT
// RUN: %tmc --emit=assumptions -Wno-all %s | FileCheck %s --check-prefix=GRANTED
//
// 1. One clerk alone changes an account number, and salaries go elsewhere.
// CHECK-DAG: {{^}}question TM-ACC-009 Payroll.hr{{$}}
// 2. The file for the bank is changed while it waits on the share.
// CHECK-DAG: {{^}}question TM-STO-022 Payroll.share{{$}}
// CHECK-DAG: {{^}}question TM-NET-002 Payroll.write{{$}}
// 3. Anyone in the office reads it there.
// CHECK-DAG: {{^}}question TM-STO-002 Payroll.share{{$}}
// CHECK-DAG: {{^}}question TM-STO-001 Payroll.share{{$}}
// 4. Salaries pass the office in clear.
// CHECK-DAG: {{^}}open TM-NET-001 Payroll.enter{{$}}
// 5. The clerk's password is guessed or stolen.
// CHECK-DAG: {{^}}question TM-AUT-003 Payroll.hr Payroll.enter{{$}}
// CHECK-DAG: {{^}}question TM-AUT-004 Payroll.hr Payroll.enter{{$}}
// 6. Someone answers for the bank.
// CHECK-DAG: {{^}}question TM-AUT-001 Payroll.send{{$}}
// 7. The key for the bank lies with the program, for years.
// CHECK-DAG: {{^}}open TM-STO-004 Payroll.batch{{$}}
// CHECK-DAG: {{^}}question TM-AUT-008 Payroll.send{{$}}
// 8. The file is sent twice.
// CHECK-DAG: {{^}}question TM-AUT-010 Payroll.send{{$}}
// 9. The bank's statement is prepared to take the batch over.
// CHECK-DAG: {{^}}question TM-INJ-006 Payroll.batch{{$}}
// CHECK-DAG: {{^}}question TM-INJ-004 Payroll.batch{{$}}
// 10. Injection of SQL.
// CHECK-DAG: {{^}}question TM-INJ-001 Payroll.hr{{$}}
// 11. Staff read the salaries of others.
// CHECK-DAG: {{^}}question TM-ACC-001 Payroll.hr{{$}}
// 12. Nobody can tell who changed what, or ordered it.
// CHECK-DAG: {{^}}question TM-LOG-001 Payroll.hr{{$}}
// CHECK-DAG: {{^}}question TM-LOG-004 Payroll.enter{{$}}
// 13. The database in clear, or gone.
// CHECK-DAG: {{^}}question TM-STO-001 Payroll.db{{$}}
// CHECK-DAG: {{^}}question TM-AVL-003 Payroll.db{{$}}
// 14. Logins that came with the database.
// CHECK-DAG: {{^}}question TM-STO-009 Payroll.db{{$}}
// 15. The batch fails on the day of payment.
// GRANTED-DAG: assumes `availability = Operational`{{.*}}`Payroll.batch`
// 16. Administrators of the database change a row.
// HINT-DAG: not in force: {{.*}}a store of what is worth most

package payroll;

data Salary : PersonalData { integrity = Critical; }
data PayFile : Payment { availability = Important; }
data Statement { sensitivity = Confidential; integrity = Important; }
data SshKey : ServiceSecret;

system Payroll {
  boundary office : CorporateNetwork {
    clerk : Employee;
    pc : Browser;
    hr : WebApplication;
    share : FileStore { stores = [PayFile, Statement]; }
  }
  boundary dc : PrivateNetwork {
    db : Oracle { stores = [Salary]; }
    batch : ScheduledJob { stores = [SshKey]; }
    ledger : Service;
  }
  boundary bank : PartnerNetwork {
    drop : PartnerSystem;
  }
  flow work : clerk -> pc;
  flow enter : pc <-> hr via Http { carries = [Salary]; authn = Password; }
  flow save : hr <-> db { carries = [Salary]; }
  flow read : batch -> db { returns = [Salary]; }
  flow write : batch -> share via Smb { carries = [PayFile]; }
  flow check : clerk -> share via Smb { carries = [PayFile]; }
  flow send : batch -> drop via Sftp { carries = [PayFile]; returns = [Statement]; }
  flow file : batch -> share via Smb { carries = [Statement]; }
  flow post : ledger -> share via Smb { returns = [Statement]; }
}
