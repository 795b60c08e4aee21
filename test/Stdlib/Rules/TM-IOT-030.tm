// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-030 | FileCheck %s

// PluggedIn

import std.iot.*;

system Open {
  boundary street : FieldSite { till : Service { ports = [Usb]; ports_guarded = false; } }
}

system Quiet {
  boundary street : FieldSite {
    till : Service { ports = [Usb, MemoryCard]; controls = [GuardedPorts]; }
    meter : Sensor { ports = [Jack]; }
    pump : Actuator;
  }
}

system Asked {
  boundary street : FieldSite { box : EdgeGateway { ports = [MemoryCard]; } }
}

// CHECK: question Asked.box asks Asked.box.ports_guarded{{$}}
// CHECK-NEXT: open Open.till{{$}}
// CHECK-NEXT: mitigated Quiet.till by GuardedPorts{{$}}
// CHECK-NOT: {{.}}
