// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-014 | FileCheck %s

// FormulaInExport

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { exports_tables = true; tables_encoded = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { exports_tables = true; controls = [EncodedTables]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { exports_tables = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.tables_encoded{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by EncodedTables{{$}}
// CHECK-NOT: {{.}}
