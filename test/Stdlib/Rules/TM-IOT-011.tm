// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-011 | FileCheck %s

// InsecureDisposal

import std.iot.*;

data Page { sensitivity = Public; integrity = Operational; }
data Address : PersonalData;

system Open {
  boundary field : FieldSite {
    d : Sensor { stores = [Address]; encrypted_at_rest = true; factory_reset = false; }
  }
}

system Quiet {
  boundary field : FieldSite {
    d : Sensor { stores = [Address]; encrypted_at_rest = true; controls = [FactoryReset]; }
  }
}

system Other {
  boundary field : FieldSite { d : Sensor { stores = [Page]; } }
}

system Asked {
  boundary field : FieldSite { d : Sensor { stores = [Address]; encrypted_at_rest = true; } }
}

// CHECK: question Asked.d asks Asked.d.factory_reset{{$}}
// CHECK-NEXT: open Open.d{{$}}
// CHECK-NEXT: mitigated Quiet.d by FactoryReset{{$}}
// CHECK-NOT: {{.}}
