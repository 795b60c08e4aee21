// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-028 | FileCheck %s

// UnknownSubprocessors

import std.privacy.*;

data Letter : PersonalData;

system Open {
  boundary out : ThirdParty { crm : ExternalApi { subprocessors_known = false; } }
  boundary inside : PrivateNetwork { job : Worker; }
  flow a : job -> crm via Https { carries = [Letter]; }
}

system Quiet {
  boundary out : ThirdParty { crm : ExternalApi { controls = [SubprocessorApproval]; } }
  boundary inside : PrivateNetwork { job : Worker; }
  flow a : job -> crm via Https { carries = [Letter]; }
}

system Other {
  boundary out : ThirdParty { crm : ExternalApi { subprocessors_known = false; } }
  boundary inside : PrivateNetwork { job : Worker; }
  flow a : job -> crm via Https { carries = []; }
}

system Asked {
  boundary out : ThirdParty { crm : ExternalApi {} }
  boundary inside : PrivateNetwork { job : Worker; }
  flow a : job -> crm via Https { carries = [Letter]; }
}

// CHECK: question Asked.crm asks Asked.crm.subprocessors_known{{$}}
// CHECK-NEXT: open Open.crm{{$}}
// CHECK-NEXT: mitigated Quiet.crm by SubprocessorApproval{{$}}
// CHECK-NOT: {{.}}
