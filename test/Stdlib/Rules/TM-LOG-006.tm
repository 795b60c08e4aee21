// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-006 | FileCheck %s

// MissingSecurityMonitoring

import std.logging.*;

system Open {
  boundary inside : PrivateNetwork {
    p : Service;
    l : LogStore { append_only = true; retention_sufficient = true; clocks_synchronized = true; alerts = false; }
  }
  flow g : p -> l via TlsStream;
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : Service;
    l : LogStore { append_only = true; retention_sufficient = true; clocks_synchronized = true; controls = [SecurityMonitoring]; }
  }
  flow g : p -> l via TlsStream;
}

system Other {
  boundary inside : PrivateNetwork { l : LogStore; }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : Service;
    l : LogStore { append_only = true; retention_sufficient = true; clocks_synchronized = true; }
  }
  flow g : p -> l via TlsStream;
}

// CHECK: question Asked.l asks Asked.l.alerts{{$}}
// CHECK-NEXT: open Open.l{{$}}
// CHECK-NEXT: mitigated Quiet.l by SecurityMonitoring{{$}}
// CHECK-NOT: {{.}}
