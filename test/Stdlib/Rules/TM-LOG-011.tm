// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-011 | FileCheck %s

// NoReceipt

import std.logging.*;

data Page { sensitivity = Public; integrity = Ordinary; }
data Order : Payment;

system Open {
  boundary inside : PrivateNetwork { p : Service; }
  boundary bank : ThirdParty { pay : PaymentProvider { contract = true; } }
  flow f : p -> pay via Https { carries = [Order]; receipt_kept = false; }
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service; }
  boundary bank : ThirdParty { pay : PaymentProvider { contract = true; } }
  flow f : p -> pay via Https { carries = [Order]; controls = [Receipts]; }
}

system Other {
  boundary inside : PrivateNetwork { p : Service; }
  boundary bank : ThirdParty { pay : PaymentProvider { contract = true; } }
  flow f : p -> pay via Https { carries = [Page]; }
}

system Asked {
  boundary inside : PrivateNetwork { p : Service; }
  boundary bank : ThirdParty { pay : PaymentProvider { contract = true; } }
  flow f : p -> pay via Https { carries = [Order]; }
}

// CHECK: question Asked.f asks Asked.f.receipt_kept{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by Receipts{{$}}
// CHECK-NOT: {{.}}
