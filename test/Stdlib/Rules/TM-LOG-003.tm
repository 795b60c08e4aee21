// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-003 | FileCheck %s

// SharedAccountUse

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api { authn = SharedAccount; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api { authn = Password; }
}

// Nothing is guessed where it is not said.
system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api;
}

// CHECK: open Open.f{{$}}
// CHECK-NOT: {{.}}
