// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-001 | FileCheck %s

// CleartextStorage

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres { stores = [Letter]; encrypted_at_rest = false; } }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres { stores = [Letter]; controls = [EncryptionAtRest]; } pages : Postgres { stores = [Page]; } }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres { stores = [Letter]; } }
}

// CHECK: question Asked.db asks Asked.db.encrypted_at_rest{{$}}
// CHECK-NEXT: open Open.db{{$}}
// CHECK-NEXT: mitigated Quiet.db by EncryptionAtRest{{$}}
// CHECK-NOT: {{.}}
