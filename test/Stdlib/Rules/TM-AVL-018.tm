// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-018 | FileCheck %s

// CrashLoop

import std.resilience.*;

system Open {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { availability = Critical; restarts_safely = false; } }
  flow a : guest -> shop via Https { carries = []; }
}

system Quiet {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { availability = Critical; controls = [SafeRestart]; } }
  flow a : guest -> shop via Https { carries = []; }
}

system Other {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { availability = Operational; restarts_safely = false; } }
  flow a : guest -> shop via Https { carries = []; }
}

system Asked {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { availability = Critical; } }
  flow a : guest -> shop via Https { carries = []; }
}

// CHECK: question Asked.shop asks Asked.shop.restarts_safely{{$}}
// CHECK-NEXT: open Open.shop{{$}}
// CHECK-NEXT: mitigated Quiet.shop by SafeRestart{{$}}
// CHECK-NOT: {{.}}
