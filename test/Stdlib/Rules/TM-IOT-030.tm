// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-030 | FileCheck %s

// HardwareAddition

import std.iot.*;

system Open {
  boundary street : FieldSite { till : Service { ports = [Usb]; ports_controlled = false; } }
}

system Quiet {
  boundary street : FieldSite {
    till : Service { ports = [Usb, MemoryCard]; controls = [PortControl]; }
    meter : Sensor { ports = [Ethernet]; }
    pump : Actuator;
  }
}

system Asked {
  boundary street : FieldSite { box : EdgeGateway { ports = [MemoryCard]; } }
}

// CHECK: question Asked.box asks Asked.box.ports_controlled{{$}}
// CHECK-NEXT: open Open.till{{$}}
// CHECK-NEXT: mitigated Quiet.till by PortControl{{$}}
// CHECK-NOT: {{.}}
