// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-011 | FileCheck %s

// MissingProofOfReceipt

import std.logging.*;

data Page { sensitivity = Public; integrity = Operational; }
data Order : Payment;

system Open {
  boundary inside : PrivateNetwork { p : Service; }
  boundary bank : ThirdParty { pay : PaymentProvider { contract = true; } }
  flow f : p -> pay via Https { carries = [Order]; receipt_signed = false; }
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service; }
  boundary bank : ThirdParty { pay : PaymentProvider { contract = true; } }
  flow f : p -> pay via Https { carries = [Order]; controls = [ProofOfReceipt]; }
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

// CHECK: question Asked.f asks Asked.f.receipt_signed{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by ProofOfReceipt{{$}}
// CHECK-NOT: {{.}}
