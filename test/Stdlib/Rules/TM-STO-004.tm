// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-004 | FileCheck %s

// CredentialsInFiles

import std.kubernetes.*;

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

/// Where a cluster keeps its secrets is their place; TM-K8S-004 asks whether they are encrypted.
system Cluster {
  boundary inside : PrivateNetwork { state : Etcd { stores = [Key]; } }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres; }
}

// CHECK: question Asked.db asks Asked.db.stores{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NOT: {{.}}
