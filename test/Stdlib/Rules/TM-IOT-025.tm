// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-025 | FileCheck %s

// DiagnosticsPort

import std.iot.*;

system Open {
  boundary f : FieldSite { car : Actuator { has_diagnostics = true; diagnostics_guarded = false; } }
}

system Quiet {
  boundary f : FieldSite { car : Actuator { has_diagnostics = true; controls = [GuardedDiagnostics]; } }
}

system Other {
  boundary f : FieldSite { car : Actuator { has_diagnostics = false; diagnostics_guarded = false; } }
}

system Asked {
  boundary f : FieldSite { car : Actuator { has_diagnostics = true; } }
}

// CHECK: question Asked.car asks Asked.car.diagnostics_guarded{{$}}
// CHECK-NEXT: open Open.car{{$}}
// CHECK-NEXT: mitigated Quiet.car by GuardedDiagnostics{{$}}
// CHECK-NOT: {{.}}
