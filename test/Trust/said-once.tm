// What is inside one network is ended by one control on its boundary, and read as one entry; what a rule of a protocol says
// of its callers, the general rule does not say again.
// RUN: %tmc %s | FileCheck %s
// RUN: %tmc --emit=json %s | %python %S/../Stdlib/Inputs/states.py TM-AUT-002 | FileCheck %s --check-prefix=CALLERS
package trust.said_once;
import std.iot.*;

data Order : PersonalData;
data Setting { sensitivity = Internal; integrity = Critical; }

system Inside {
  boundary front : PrivateNetwork { far : Service { does = []; } }
  boundary office : PrivateNetwork {
    a : Service { does = []; }
    b : Service { does = []; }
    c : Service { does = []; }
  }
  flow one : a -> b { carries = [Order]; encrypted = false; authn = Token; }
  flow two : b -> c { carries = [Order]; encrypted = false; authn = Token; }
  // The control of one network does not reach into the other.
  flow three : far -> a { carries = [Order]; encrypted = false; authn = Token; }
}

system Apart {
  boundary office : PrivateNetwork {
    controls = [NetworkSegmentation];
    a : Service { does = []; }
    b : Service { does = []; }
  }
  flow one : a -> b { carries = [Order]; encrypted = false; authn = Token; }
}

system Plant {
  boundary hall : ControlNetwork {
    station : Service { does = []; }
    plc : Plc;
    other : Service { does = []; }
  }
  flow steer : station -> plc via Modbus { carries = [Setting]; }
  flow tell : station -> other via Modbus { carries = [Setting]; }
}

// CHECK-DAG: fix: set `controls = [NetworkSegmentation]` on boundary `Inside.office`; resolves all {{[4-9]}}
// CHECK-DAG: fix: replace `encrypted = false` with `controls = [Tls]` on flow `Inside.three`;
// CHECK-NOT: can be {{read|changed}} on the way over Apart

// CALLERS: open Plant.tell
// CALLERS-NOT: Plant.steer
