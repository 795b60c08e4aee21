// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-005 | FileCheck %s

// LogInjection

import std.logging.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { log_encoded = false; } l : LogStore; }
  flow f : browser -> p via Https;
  flow g : p -> l via TlsStream;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { controls = [LogEncoding]; } l : LogStore; }
  flow f : browser -> p via Https;
  flow g : p -> l via TlsStream;
}

system Other {
  boundary inside : PrivateNetwork { p : Service; l : LogStore; }
  flow g : p -> l via TlsStream;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer; l : LogStore; }
  flow f : browser -> p via Https;
  flow g : p -> l via TlsStream;
}

// CHECK: question Asked.p asks Asked.p.log_encoded{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by LogEncoding{{$}}
// CHECK-NOT: {{.}}
