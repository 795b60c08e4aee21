// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-ACC-007 | FileCheck %s

// ColocatedSecretStore

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { boundary box : Host { api : ApiService; vault : SecretStore; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    boundary box : Host { vault : SecretStore; }
    boundary other : Host { api : ApiService; }
  }
  flow f : browser -> api;
}

// Nothing is guessed where it is not said.
system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { boundary box : Host { api : ApiService; vault : SecretStore; } }
}

// CHECK: open Open.vault,Open.box{{$}}
// CHECK-NOT: {{.}}
