// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-001 | FileCheck %s

// IdentifierLinking

import std.privacy.*;

system Open {
  data D : PersonalData { pairwise_pseudonyms = false; }
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi; y : ExternalApi; }
  flow f : p -> x via Https { carries = [D]; }
  flow g : p -> y via Https { carries = [D]; }
}

system Quiet {
  data D : PersonalData { controls = [PairwisePseudonyms]; }
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi; y : ExternalApi; }
  flow f : p -> x via Https { carries = [D]; }
  flow g : p -> y via Https { carries = [D]; }
}

system Other {
  data D : PersonalData;
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi; }
  flow f : p -> x via Https { carries = [D]; }
}

system Asked {
  data D : PersonalData;
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { x : ExternalApi; y : ExternalApi; }
  flow f : p -> x via Https { carries = [D]; }
  flow g : p -> y via Https { carries = [D]; }
}

// CHECK: question Asked.D asks Asked.D.pairwise_pseudonyms{{$}}
// CHECK-NEXT: open Open.D{{$}}
// CHECK-NEXT: mitigated Quiet.D by PairwisePseudonyms{{$}}
// CHECK-NOT: {{.}}
