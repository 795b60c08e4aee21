// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-004 | FileCheck %s

// MissingPseudonymisation

import std.privacy.*;

data Address : PersonalData;

system Open {
  boundary inside : PrivateNetwork { s : SearchIndex { stores = [Address]; pseudonymised = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { s : SearchIndex { stores = [Address]; controls = [Pseudonymisation]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Address]; } }
}

system Asked {
  boundary inside : PrivateNetwork { s : SearchIndex { stores = [Address]; } }
}

// CHECK: question Asked.s asks Asked.s.pseudonymised{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by Pseudonymisation{{$}}
// CHECK-NOT: {{.}}
