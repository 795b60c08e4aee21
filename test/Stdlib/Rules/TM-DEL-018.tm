// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-018 | FileCheck %s

// InadequateRepositoryAccess

system Open {
  boundary inside : PrivateNetwork { code : SourceRepository { accounts_guarded = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { code : SourceRepository { controls = [RepositoryAccessManagement]; } }
}

system Asked {
  boundary inside : PrivateNetwork { code : SourceRepository; }
}

// CHECK: question Asked.code asks Asked.code.accounts_guarded{{$}}
// CHECK-NEXT: open Open.code{{$}}
// CHECK-NEXT: mitigated Quiet.code by RepositoryAccessManagement{{$}}
// CHECK-NOT: {{.}}
