// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-023 | FileCheck %s

// ServiceAbuse

import std.webapp.*;

system Open {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { redirects = true; abuse_managed = false; } }
  flow a : guest -> shop via Https { carries = []; }
}

system Quiet {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { redirects = true; controls = [AbuseManagement]; } }
  flow a : guest -> shop via Https { carries = []; }
}

system Other {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz {
    shop : WebApplication { redirects = false; accepts_files = false; abuse_managed = false; }
  }
  flow a : guest -> shop via Https { carries = []; }
}

system Asked {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : Dmz { shop : WebApplication { redirects = true; } }
  flow a : guest -> shop via Https { carries = []; }
}

// CHECK: question Asked.shop asks Asked.shop.abuse_managed{{$}}
// CHECK-NEXT: open Open.shop{{$}}
// CHECK-NEXT: mitigated Quiet.shop by AbuseManagement{{$}}
// CHECK-NOT: {{.}}
