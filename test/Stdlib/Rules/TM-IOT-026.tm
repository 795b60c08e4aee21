// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-026 | FileCheck %s

// RelayAttack

import std.iot.*;

system Open {
  boundary f : FieldSite { key : SmartDevice; car : Actuator; }
  flow a : key -> car via KeylessEntry { carries = []; distance_bounded = false; }
}

system Quiet {
  boundary f : FieldSite { key : SmartDevice; car : Actuator; }
  flow a : key -> car via KeylessEntry { carries = []; controls = [DistanceBounding]; }
}

system Asked {
  boundary f : FieldSite { key : SmartDevice; car : Actuator; }
  flow a : key -> car via KeylessEntry { carries = []; }
}

// CHECK: question Asked.a asks Asked.a.distance_bounded{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by DistanceBounding{{$}}
// CHECK-NOT: {{.}}
