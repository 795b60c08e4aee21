// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-020 | FileCheck %s

// KerberosTickets

import std.identity.*;

system Open {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : FileStore; }
  flow a : pc -> files via Smb { carries = []; authn = Kerberos; tickets_guarded = false; }
}

system Quiet {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : FileStore; }
  flow a : pc -> files via Smb { carries = []; authn = Kerberos; controls = [GuardedTickets]; }
}

system Other {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : FileStore; }
  flow a : pc -> files via Smb { carries = []; authn = Password; tickets_guarded = false; }
}

system Asked {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : FileStore; }
  flow a : pc -> files via Smb { carries = []; authn = Kerberos; }
}

// CHECK: question Asked.a asks Asked.a.tickets_guarded{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by GuardedTickets{{$}}
// CHECK-NOT: {{.}}
