// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-006 | FileCheck %s

// PushNotificationDisclosure

import std.mobile.*;

data Page { sensitivity = Public; integrity = Operational; }
data Address : PersonalData;

system Open {
  boundary maker : ThirdParty { push : PushService; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : api -> push via Https { carries = [Address]; authn = ApiKey; content_free = false; }
}

system Quiet {
  boundary maker : ThirdParty { push : PushService; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : api -> push via Https { carries = [Address]; authn = ApiKey; controls = [ContentFreePush]; }
}

system Other {
  boundary maker : ThirdParty { push : PushService; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : api -> push via Https { carries = [Page]; authn = ApiKey; }
}

system Asked {
  boundary maker : ThirdParty { push : PushService; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : api -> push via Https { carries = [Address]; authn = ApiKey; }
}

// CHECK: question Asked.f asks Asked.f.content_free{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by ContentFreePush{{$}}
// CHECK-NOT: {{.}}
