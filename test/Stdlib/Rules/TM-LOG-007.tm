// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-007 | FileCheck %s

// InsufficientLogRetention

import std.logging.*;

system Open {
  boundary inside : PrivateNetwork {
    p : Service;
    l : LogStore { append_only = true; alerts = true; clocks_synchronized = true; retention_sufficient = false; }
  }
  flow g : p -> l via TlsStream;
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : Service;
    l : LogStore { append_only = true; alerts = true; clocks_synchronized = true; controls = [LogRetention]; }
  }
  flow g : p -> l via TlsStream;
}

system Other {
  boundary inside : PrivateNetwork { l : LogStore; }
}

system Asked {
  boundary inside : PrivateNetwork {
    p : Service;
    l : LogStore { append_only = true; alerts = true; clocks_synchronized = true; }
  }
  flow g : p -> l via TlsStream;
}

// CHECK: question Asked.l asks Asked.l.retention_sufficient{{$}}
// CHECK-NEXT: open Open.l{{$}}
// CHECK-NEXT: mitigated Quiet.l by LogRetention{{$}}
// CHECK-NOT: {{.}}
