// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-022 | FileCheck %s

// LookAlikeDomain

import std.webapp.*;

system Open {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { lookalikes_watched = false; } }
  flow a : guest -> shop via Https { carries = []; authn = SessionCookie; }
}

system Quiet {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { controls = [DomainWatch]; } }
  flow a : guest -> shop via Https { carries = []; authn = SessionCookie; }
}

system Other {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { lookalikes_watched = false; } }
  flow a : guest -> shop via Https { carries = []; authn = Anonymous; }
}

system Asked {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication {} }
  flow a : guest -> shop via Https { carries = []; authn = SessionCookie; }
}

// CHECK: question Asked.shop asks Asked.shop.lookalikes_watched{{$}}
// CHECK-NEXT: open Open.shop{{$}}
// CHECK-NEXT: mitigated Quiet.shop by DomainWatch{{$}}
// CHECK-NOT: {{.}}
