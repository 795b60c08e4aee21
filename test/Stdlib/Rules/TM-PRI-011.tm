// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-011 | FileCheck %s

// EnvelopeTells

import std.privacy.*;

system Open {
  data D : PersonalData { existence_secret = true; }
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { m : MailProvider; }
  flow f : p -> m via Https { carries = [D]; envelope_neutral = false; }
}

system Quiet {
  data D : PersonalData { existence_secret = true; }
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { m : MailProvider; }
  flow f : p -> m via Https { carries = [D]; controls = [NeutralEnvelope]; }
}

system Other {
  data D : PersonalData { traits = []; }
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { m : MailProvider; }
  flow f : p -> m via Https { carries = [D]; }
}

system Asked {
  data D : PersonalData { existence_secret = true; }
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { m : MailProvider; }
  flow f : p -> m via Https { carries = [D]; }
}

// CHECK: question Asked.f asks Asked.f.envelope_neutral{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by NeutralEnvelope{{$}}
// CHECK-NOT: {{.}}
