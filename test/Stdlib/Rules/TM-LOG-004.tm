// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-004 | FileCheck %s

// DeniableOrder

data Pay : Payment;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api { carries = [Pay]; authn = Password; signed = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; inner : ApiService; }
  flow f : browser -> api { carries = [Pay]; controls = [Passkeys]; signed = false; }
  flow g : api -> inner { carries = [Pay]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api { carries = [Pay]; authn = Password; }
}

// CHECK: question Asked.f asks Asked.f.signed{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by Passkeys{{$}}
// CHECK-NOT: {{.}}
