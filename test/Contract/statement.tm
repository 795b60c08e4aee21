// A statement says something about a system and is no part of it: it is neither reviewed, counted nor drawn.
// RUN: %tmc %s | FileCheck %s
// RUN: %tmc %s --emit=dot | FileCheck %s --check-prefix=DOT
// RUN: %tmc %s --emit=markdown | FileCheck %s --check-prefix=REPORT
import std.contract.*;

system S : Project {
  revised = 2026-01-01;
  report_to = "a@b.example";
  boundary lan : PrivateNetwork { web : WebServer { does = []; } }
  P1 : PropertyProvided "Memory" { about = MemorySafety; symptom = "a crash"; }
  P2 : PropertyProvided "Time" { about = BoundedTime; symptom = "a hang"; }
}
// CHECK: 1 element,
// CHECK-NOT: out of scope
// DOT: web
// DOT-NOT: Memory
// REPORT-NOT: Memory
// REPORT-NOT: out of scope
