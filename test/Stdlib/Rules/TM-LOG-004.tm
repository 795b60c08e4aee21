// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-004 | FileCheck %s

// MissingNonRepudiation

data Pay : Payment;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api { carries = [Pay]; authn = Password; digitally_signed = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; inner : ApiService; }
  flow f : browser -> api { carries = [Pay]; controls = [DigitalSignature]; }
  flow g : api -> inner { carries = [Pay]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api { carries = [Pay]; authn = Password; }
}

// What shows the receiver who called shows a third party nothing of the order: logins of any kind, and
// signatures with a key that both have.
system Logins {
  boundary outside : PublicInternet { browser : Browser; shop : PartnerSystem; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow cert : shop -> api via Https { carries = [Pay]; controls = [MutualTls]; }
  flow hook : shop -> api via Webhook { carries = [Pay]; controls = [MessageSigning]; digitally_signed = false; }
  flow key : browser -> api via Https { carries = [Pay]; controls = [Passkeys]; }
}

// CHECK: question Asked.f asks Asked.f.digitally_signed{{$}}
// CHECK-NEXT: question Logins.cert asks Logins.cert.digitally_signed{{$}}
// CHECK-NEXT: open Logins.hook{{$}}
// CHECK-NEXT: question Logins.key asks Logins.key.digitally_signed{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by DigitalSignature{{$}}
// CHECK-NOT: {{.}}
