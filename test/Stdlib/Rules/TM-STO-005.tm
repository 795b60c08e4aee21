// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-005 | FileCheck %s

// SecretLeakage

data OpenKey : ServiceSecret;
data QuietKey : ServiceSecret;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : api -> browser { carries = [OpenKey]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; vault : SecretStore; }
  flow f : vault -> api { carries = [QuietKey]; }
}

// Nothing is guessed where it is not said.
data AskedKey : ServiceSecret;

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : api -> browser;
}

// CHECK: open OpenKey{{$}}
// CHECK-NOT: {{.}}
