// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-022 | FileCheck %s

// LookalikeDomain

import std.webapp.*;

system Open {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { lookalikes_monitored = false; } }
  flow a : guest -> shop via Https { carries = []; authn = SessionCookie; }
}

system Quiet {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { controls = [DomainMonitoring]; } }
  flow a : guest -> shop via Https { carries = []; authn = SessionCookie; }
}

system Other {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { lookalikes_monitored = false; } }
  flow a : guest -> shop via Https { carries = []; authn = Anonymous; }
}

system Asked {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication {} }
  flow a : guest -> shop via Https { carries = []; authn = SessionCookie; }
}

// CHECK: question Asked.shop asks Asked.shop.lookalikes_monitored{{$}}
// CHECK-NEXT: open Open.shop{{$}}
// CHECK-NEXT: mitigated Quiet.shop by DomainMonitoring{{$}}
// CHECK-NOT: {{.}}
