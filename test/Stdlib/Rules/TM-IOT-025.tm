// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-025 | FileCheck %s

// ExposedDiagnosticsPort

import std.iot.*;

system Open {
  boundary f : FieldSite { car : Actuator { has_diagnostics = true; diagnostics_authenticated = false; } }
}

system Quiet {
  boundary f : FieldSite { car : Actuator { has_diagnostics = true; controls = [DiagnosticsAuthentication]; } }
}

system Other {
  boundary f : FieldSite { car : Actuator { has_diagnostics = false; diagnostics_authenticated = false; } }
}

system Asked {
  boundary f : FieldSite { car : Actuator { has_diagnostics = true; } }
}

// CHECK: question Asked.car asks Asked.car.diagnostics_authenticated{{$}}
// CHECK-NEXT: open Open.car{{$}}
// CHECK-NEXT: mitigated Quiet.car by DiagnosticsAuthentication{{$}}
// CHECK-NOT: {{.}}
