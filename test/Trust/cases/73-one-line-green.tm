// `default Flow { networked = false; }` over flows from the internet.
// A flow that crosses from the internet is not local, whatever one line says for all: a warning, and its findings stay. What the line
// for stores takes away is listed.
//
// RUN: %tmc %s --emit=json -o %t.json 2>%t.err
// RUN: %python %src_root/test/Trust/Inputs/facts.py findings --rule=TM-NET-001 --rule=TM-AUT-002 < %t.json | FileCheck %s
// RUN: FileCheck %s --check-prefix=WARN < %t.err
// RUN: %tmc %s --emit=assumptions | FileCheck %s --check-prefix=GRANTED
//
// CHECK: TM-AUT-002(Clinic.a) open
// CHECK: TM-NET-001(Clinic.a) open
// WARN: warning: a is said to stay on one machine{{.*}}[TM0470
// WARN-NOT: b is said
// GRANTED: a `default` says `encrypted_at_rest = true` of 1 element: `Clinic.db`
// GRANTED: [TM-STO-001

package cases.one_line_green;
data Health : HealthRecord;
system Clinic {
  default Flow { networked = false; }
  default Store { encrypted_at_rest = true; backed_up = true; }
  boundary internet : PublicInternet { browser : Browser; }
  boundary lan : PrivateNetwork { app : WebApplication { runs_commands = true; } db : Postgres { stores = [Health]; authn = Anonymous; } }
  flow a : browser <-> app via Http { carries = [Health]; authn = Anonymous; }
  flow b : app <-> db via PgWire { carries = [Health]; encrypted = false; }
}
