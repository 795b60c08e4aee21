// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-008 | FileCheck %s

// UnsynchronizedClocks

import std.logging.*;

system Open {
  boundary inside : PrivateNetwork {
    p : Service;
    q : Worker;
    l : LogStore { append_only = true; alerts = true; retention_sufficient = true; clocks_synchronized = false; }
  }
  flow g : p -> l via TlsStream;
  flow h : q -> l via TlsStream;
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : Service;
    q : Worker;
    l : LogStore { append_only = true; alerts = true; retention_sufficient = true; controls = [ClockSynchronization]; }
  }
  flow g : p -> l via TlsStream;
  flow h : q -> l via TlsStream;
}

system Other {
  boundary inside : PrivateNetwork { p : Service; l : LogStore; }
  flow g : p -> l via TlsStream;
}

system Asked {
  boundary inside : PrivateNetwork {
    p : Service;
    q : Worker;
    l : LogStore { append_only = true; alerts = true; retention_sufficient = true; }
  }
  flow g : p -> l via TlsStream;
  flow h : q -> l via TlsStream;
}

// CHECK: question Asked.l asks Asked.l.clocks_synchronized{{$}}
// CHECK-NEXT: open Open.l{{$}}
// CHECK-NEXT: mitigated Quiet.l by ClockSynchronization{{$}}
// CHECK-NOT: {{.}}
