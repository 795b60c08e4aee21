// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-012 | FileCheck %s

// EmailHeaderInjection

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { mail_encoded = false; } m : Service; }
  flow f : browser -> p via Https;
  flow g : p -> m via Smtp;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { controls = [MailHeaderEncoding]; } m : Service; }
  flow f : browser -> p via Https;
  flow g : p -> m via Smtp;
}

system Other {
  boundary inside : PrivateNetwork { p : Service; m : Service; }
  flow g : p -> m via Smtp;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer {} m : Service; }
  flow f : browser -> p via Https;
  flow g : p -> m via Smtp;
}

// CHECK: question Asked.p asks Asked.p.mail_encoded{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by MailHeaderEncoding{{$}}
// CHECK-NOT: {{.}}
