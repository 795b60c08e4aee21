// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-014 | FileCheck %s

// CsvInjection

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { exports_spreadsheets = true; csv_encoded = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { exports_spreadsheets = true; controls = [CsvEncoding]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { exports_spreadsheets = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.csv_encoded{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by CsvEncoding{{$}}
// CHECK-NOT: {{.}}
