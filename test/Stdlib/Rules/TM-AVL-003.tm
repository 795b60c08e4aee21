// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-003 | FileCheck %s

// MissingBackup

data Letter { sensitivity = Confidential; }
data Ledger { sensitivity = Internal; availability = Important; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres { stores = [Ledger]; backed_up = false; } }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres { stores = [Ledger]; controls = [Backups]; } other : Postgres { stores = [Letter]; } }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { db : Postgres { stores = [Ledger]; } }
}

// CHECK: question Asked.db asks Asked.db.backed_up{{$}}
// CHECK-NEXT: open Open.db{{$}}
// CHECK-NEXT: mitigated Quiet.db by Backups{{$}}
// CHECK-NOT: {{.}}
