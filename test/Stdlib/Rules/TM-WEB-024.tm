// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-024 | FileCheck %s

// SubdomainTakeover

import std.webapp.*;

system Open {
  dns_records_cleaned = false;
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer; }
  flow f : browser -> p via Https;
}

system Quiet {
  controls = [DnsHygiene];
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer; }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { shop : PartnerSystem; }
  boundary inside : PrivateNetwork { p : Service; }
  flow f : shop -> p via TlsStream;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary edge : Dmz { gw : ReverseProxy; }
  boundary inside : PrivateNetwork { p : Function; }
  flow f : browser -> gw via Https;
  flow g : gw -> p via Https;
}

// CHECK: question Asked asks Asked.dns_records_cleaned{{$}}
// CHECK-NEXT: open Open{{$}}
// CHECK-NEXT: mitigated Quiet by DnsHygiene{{$}}
// CHECK-NOT: {{.}}
