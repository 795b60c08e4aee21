// Unsigned code that a device pushes to an actuator.
// Code that a device pushes to another is found, as code from any program is.
//
// RUN: %tmc %s --emit=json | %python %src_root/test/Trust/Inputs/facts.py findings --rule=TM-DEL-001 | FileCheck %s
//
// CHECK: TM-DEL-001(S.ota) open High

package cases.device_code;
import std.iot.*;
system S {
  boundary cloud : CloudAccount { hub : DeviceHub; }
  boundary car : ControlNetwork { hpc : SmartDevice "Vehicle computer" { secure_boot = true; rollback_refused = true; unique_password = true; updatable = true; } ecu : Actuator { secure_boot = true; rollback_refused = true; unique_password = true; updatable = true; } }
  boundary other : Lan { ecu2 : Actuator { secure_boot = true; rollback_refused = true; unique_password = true; updatable = true; } }
  flow ota : hpc -> ecu2 via Deployment { carries = []; encrypted = false; signed = false; authn = Anonymous; }
}
