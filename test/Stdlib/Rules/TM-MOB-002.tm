// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-002 | FileCheck %s

// MissingCertificatePinning

import std.mobile.*;

data Letter { sensitivity = Confidential; }
data Card : PaymentCard;

system Open {
  boundary ph : Phone { app : PhoneApp; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : app -> api via Https { carries = [Card]; certificate_pinned = false; }
}

system Quiet {
  boundary ph : Phone { app : PhoneApp; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : app -> api via Https { carries = [Card]; controls = [CertificatePinning]; }
}

system Other {
  boundary ph : Phone { app : PhoneApp; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : app -> api via Https { carries = [Letter]; }
}

system Asked {
  boundary ph : Phone { app : PhoneApp; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : app -> api via Https { carries = [Card]; }
}

// CHECK: question Asked.f asks Asked.f.certificate_pinned{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by CertificatePinning{{$}}
// CHECK-NOT: {{.}}
