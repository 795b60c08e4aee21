// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-031 | FileCheck %s

// UnlockedBootloader

import std.iot.*;

system Open {
  boundary street : FieldSite { ecu : Service { ports = [Serial]; bootloader_locked = false; } }
}

system Quiet {
  boundary street : FieldSite {
    ecu : Service { ports = [Debug]; controls = [BootloaderLock]; }
    meter : Sensor { ports = [Debug]; secure_boot = true; }
    pump : Actuator { ports = [Ethernet]; }
    other : Service;
  }
}

system Asked {
  boundary street : FieldSite { box : EdgeGateway { ports = [Usb]; } }
}

// CHECK: question Asked.box asks Asked.box.bootloader_locked{{$}}
// CHECK-NEXT: open Open.ecu{{$}}
// CHECK-NEXT: mitigated Quiet.ecu by BootloaderLock{{$}}
// CHECK-NOT: {{.}}
