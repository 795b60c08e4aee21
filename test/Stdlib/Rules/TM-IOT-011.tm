// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-011 | FileCheck %s

// SoldWithData

import std.iot.*;

data Page { sensitivity = Public; integrity = Ordinary; }
data Address : PersonalData;

system Open {
  boundary field : FieldSite {
    d : Sensor { stores = [Address]; encrypted_at_rest = true; resets_fully = false; }
  }
}

system Quiet {
  boundary field : FieldSite {
    d : Sensor { stores = [Address]; encrypted_at_rest = true; controls = [FullReset]; }
  }
}

system Other {
  boundary field : FieldSite { d : Sensor { stores = [Page]; } }
}

system Asked {
  boundary field : FieldSite { d : Sensor { stores = [Address]; encrypted_at_rest = true; } }
}

// CHECK: question Asked.d asks Asked.d.resets_fully{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by FullReset{{$}}
// CHECK-NOT: {{.}}
