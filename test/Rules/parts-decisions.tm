// RUN: %tmc --today=2026-11-24 --show-all %s | FileCheck %s --implicit-check-not=open:
// Decisions about instances of components, and within components.

component Shop {
  web : WebServer { rate_limited = false; }
  // One instance of which it is true is enough.
  accept stride.MissingRateLimiting on web {
    owner = "me";
    expires = 2027-01-01;
    reason = "The network provider filters floods.";
  }
}

component Office {
  boundary room : Container { desk : WebServer { rate_limited = false; } }
}

system S {
  boundary internet : PublicInternet { user : Browser; }
  boundary lan : PrivateNetwork {
    busy : Shop;
    idle : Shop;
    east : Office;
    west : Office;
  }
  flow a : user -> busy.web via Https { carries = []; }
  flow b : user -> east.desk via Https { carries = []; }
  flow c : user -> west.desk via Https { carries = []; }
}

accept stride.MissingRateLimiting on S.east.** {
  owner = "me";
  expires = 2027-01-01;
  reason = "Nobody is there in winter.";
}

accept stride.MissingRateLimiting on S.** : WebServer {
  owner = "me";
  expires = 2027-01-01;
  reason = "It is the rest.";
}

// CHECK: accepted: Missing rate limiting: one caller can use up busy.web
// CHECK: The network provider filters floods.
// CHECK: accepted: Missing rate limiting: one caller can use up east.desk
// CHECK: Nobody is there in winter.
// CHECK: accepted: Missing rate limiting: one caller can use up west.desk
// CHECK: It is the rest.
// CHECK: 0 open, 3 accepted
