// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-008 | FileCheck %s

// UnerasableRecords

import std.privacy.*;

data Address : PersonalData;

system Open {
  boundary inside : PrivateNetwork {
    s : DocumentDatabase { append_only = true; stores = [Address]; erasable = false; }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    s : DocumentDatabase { append_only = true; stores = [Address]; controls = [CryptoShredding]; }
  }
}

system Other {
  boundary inside : PrivateNetwork { s : DocumentDatabase { append_only = false; stores = [Address]; } }
}

system Asked {
  boundary inside : PrivateNetwork { s : DocumentDatabase { append_only = true; stores = [Address]; } }
}

// CHECK: question Asked.s asks Asked.s.erasable{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by CryptoShredding{{$}}
// CHECK-NOT: {{.}}
