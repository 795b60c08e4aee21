// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-021 | FileCheck %s

// CredentialRelay

import std.identity.*;

system Open {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : FileStore; }
  flow a : pc -> files via Smb { carries = []; relay_protected = false; }
}

system Quiet {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : FileStore; }
  flow a : pc -> files via Smb { carries = []; controls = [RelayProtection]; }
}

system Other {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : StaticSite; }
  flow a : pc -> files via Https { carries = []; authn = Token; relay_protected = false; }
}

system Asked {
  boundary inside : CorporateNetwork { pc : DesktopApp; files : FileStore; }
  flow a : pc -> files via Smb { carries = []; }
}

// CHECK: question Asked.a asks Asked.a.relay_protected{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by RelayProtection{{$}}
// CHECK-NOT: {{.}}
