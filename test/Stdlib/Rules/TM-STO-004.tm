// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-004 | FileCheck %s

// SecretOutsideVault

data Letter { sensitivity = Confidential; }
data Key : ServiceSecret;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { stores = [Key]; } }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { vault : SecretStore { stores = [Key]; } api : ApiService { stores = [Letter]; } }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres; }
}

// CHECK: question Asked.db asks Asked.db.stores{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NOT: {{.}}
