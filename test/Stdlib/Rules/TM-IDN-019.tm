// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-019 | FileCheck %s

// AdversaryInTheMiddlePhishing

import std.identity.*;

data Letter { sensitivity = Confidential; }
data Password : Credentials;
data Card : PaymentCard;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { multi_factor = true; phishing_resistant = false; } }
  flow f : browser -> p via Https { carries = [Card]; authn = Password; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { multi_factor = true; controls = [PhishingResistantMfa]; } }
  flow f : browser -> p via Https { carries = [Card]; authn = Password; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { multi_factor = true; } }
  flow f : browser -> p via Https { carries = [Letter]; authn = Password; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { multi_factor = true; } }
  flow f : browser -> p via Https { carries = [Card]; authn = Password; }
}

// CHECK: question Asked.p asks Asked.p.phishing_resistant{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by PhishingResistantMfa{{$}}
// CHECK-NOT: {{.}}
