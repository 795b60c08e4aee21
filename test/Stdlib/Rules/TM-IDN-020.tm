// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-020 | FileCheck %s

// Kerberoasting

import std.identity.*;

system Open {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : FileStore; }
  flow a : pc -> files via Smb { carries = []; authn = Kerberos; kerberos_hardened = false; }
}

system Quiet {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : FileStore; }
  flow a : pc -> files via Smb { carries = []; authn = Kerberos; controls = [KerberosHardening]; }
}

system Other {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : FileStore; }
  flow a : pc -> files via Smb { carries = []; authn = Password; kerberos_hardened = false; }
}

system Asked {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : FileStore; }
  flow a : pc -> files via Smb { carries = []; authn = Kerberos; }
}

// CHECK: question Asked.a asks Asked.a.kerberos_hardened{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by KerberosHardening{{$}}
// CHECK-NOT: {{.}}
