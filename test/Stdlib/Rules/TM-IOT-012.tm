// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-012 | FileCheck %s

// MissingTamperDetection

import std.iot.*;

data Price { sensitivity = Public; integrity = Important; }

system Open {
  boundary field : FieldSite { d : Sensor { stores = [Price]; tamper_detection = false; } }
}

system Quiet {
  boundary field : FieldSite { d : Sensor { stores = [Price]; controls = [TamperDetection]; } }
}

system Other {
  boundary plant : ControlNetwork { d : Sensor { stores = [Price]; } }
}

system Asked {
  boundary field : FieldSite { d : Sensor { stores = [Price]; } }
}

// CHECK: question Asked.d asks Asked.d.tamper_detection{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by TamperDetection{{$}}
// CHECK-NOT: {{.}}
