// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-006 | FileCheck %s

// WebhookSpoofing

system Open {
  boundary outside : PublicInternet { pay : PaymentProvider; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : pay -> api via Webhook { signed = false; authn = Anonymous; }
}

system Quiet {
  boundary outside : PublicInternet { pay : PaymentProvider; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : pay -> api via Webhook { controls = [MessageSigning]; }
  flow g : pay -> api via Https;
}

system Asked {
  boundary outside : PublicInternet { pay : PaymentProvider; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : pay -> api via Webhook;
}

// CHECK: question Asked.api,Asked.f asks Asked.f.signed{{$}}
// CHECK-NEXT: open Open.api,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.api,Quiet.f by MessageSigning{{$}}
// CHECK-NOT: {{.}}
