// A field bus with signed, counted messages. Expected: quiet about impostors and clear text where only integrity
// matters; a bus never gets `Tls` as remedy.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// RUN: %tmc -Wno-all %s | FileCheck %s --check-prefix=TEXT
// TEXT: fix: {{.*}}`MessageSigning`
// TEXT-NOT: fix: {{.*}}Tls
// CHECK-NOT: {{open|question}} {{[A-Za-z]+}} S.stop
// CHECK: TM-AUT-001 mitigated High S.stop by MessageSigning
// CHECK-NOT: {{open|question}} {{[A-Za-z]+}} S.stop
// CHECK: TM-NET-002 mitigated High S.stop by MessageSigning
package cases.signed_bus;
import std.iot.*;
channel Can : Fieldbus;
data Brake { sensitivity = Internal; integrity = Critical; }
system S {
  boundary a : PrivateNetwork { gw : EdgeGateway; }
  boundary b : SafetyNetwork { ecu : Actuator { run_by_us = true; } }
  flow stop : gw -> ecu via Can { carries = [Brake]; authn = SignedRequest; controls = [MessageSigning, ReplayProtection]; }
}

// The same without signatures.
system Bare {
  boundary a : PrivateNetwork { gw : EdgeGateway; }
  boundary b : SafetyNetwork { ecu : Actuator { run_by_us = true; } }
  flow stop : gw -> ecu via Can { carries = [Brake]; authn = SignedRequest; controls = [ReplayProtection]; }
}
