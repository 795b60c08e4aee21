// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PRI-011 | FileCheck %s

// SenderDisclosure

import std.privacy.*;

system Open {
  data D : PersonalData { existence_sensitive = true; }
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { m : MailProvider; }
  flow f : p -> m via Https { carries = [D]; sender_neutral = false; }
}

system Quiet {
  data D : PersonalData { existence_sensitive = true; }
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { m : MailProvider; }
  flow f : p -> m via Https { carries = [D]; controls = [NeutralSender]; }
}

system Other {
  data D : PersonalData { traits = []; }
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { m : MailProvider; }
  flow f : p -> m via Https { carries = [D]; }
}

system Asked {
  data D : PersonalData { existence_sensitive = true; }
  boundary inside : PrivateNetwork { p : Service; }
  boundary o : ThirdParty { m : MailProvider; }
  flow f : p -> m via Https { carries = [D]; }
}

// CHECK: question Asked.f asks Asked.f.sender_neutral{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by NeutralSender{{$}}
// CHECK-NOT: {{.}}
