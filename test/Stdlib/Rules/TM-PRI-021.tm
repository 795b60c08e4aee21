// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-021 | FileCheck %s

// UnlawfulDataTransfer

import std.privacy.*;

data Address : PersonalData;

system Open {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; third_country = true; transfer_lawful = false; } }
  flow f : p -> x via Https { carries = [Address]; }
}

system Quiet {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; third_country = true; controls = [TransferSafeguards]; } }
  flow f : p -> x via Https { carries = [Address]; }
}

system Other {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; third_country = false; } }
  flow f : p -> x via Https { carries = [Address]; }
}

system Asked {
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi { contract = true; third_country = true; } }
  flow f : p -> x via Https { carries = [Address]; }
}

// CHECK: question Asked.x asks Asked.x.transfer_lawful{{$}}
// CHECK-NEXT: open Open.x{{$}}
// CHECK-NEXT: mitigated Quiet.x by TransferSafeguards{{$}}
// CHECK-NOT: {{.}}
