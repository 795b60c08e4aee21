// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-001 | FileCheck %s

// WeakPasswordStorage

import std.identity.*;

data Letter { sensitivity = Confidential; }
data Password : Credentials;

system Open {
  boundary inside : PrivateNetwork {
    s : Postgres { stores = [Password]; encrypted_at_rest = true; passwords_hashed = false; }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    s : Postgres { stores = [Password]; encrypted_at_rest = true; controls = [PasswordHashing]; }
  }
}

system Other {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Letter]; } }
}

system Asked {
  boundary inside : PrivateNetwork { s : Postgres { stores = [Password]; encrypted_at_rest = true; } }
}

// CHECK: question Asked.s asks Asked.s.passwords_hashed{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by PasswordHashing{{$}}
// CHECK-NOT: {{.}}
