// RUN: %tmc -Wno-outside-boundary %s | FileCheck %s

// A sketch without boundaries. Where things run is asked first, and nothing is taken for granted about it: no finding
// that rests on a missing boundary is open.
package cases.sketch;
data R { sensitivity = Confidential; }
system S { b : Browser; web : WebApplication; db : Postgres { stores = [R]; }
  flow one : b -> web via Http { carries = [R]; authn = Password; }
  flow two : web <-> db { carries = [R]; } }

// CHECK-NOT: {{high|critical}}: {{.*}}[TM-
// CHECK: Questions, most decisive first:
// CHECK-NEXT: web and db: In which boundary does it run?
// CHECK-NOT: {{^[1-9][0-9]*}} open
// CHECK: 0 open
