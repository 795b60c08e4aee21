// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-020 | FileCheck %s

// LogKeepsSecrets

data Cookie : Session;
data Line : LogRecord;

// The flow does not say that it carries the cookie, the store says that it keeps it.
system Open {
  boundary inside : PrivateNetwork { app : Service; logs : LogStore { stores = [Cookie, Line]; } }
  flow f : app -> logs via TlsStream { carries = [Line]; }
}

// What is said to arrive is TM-STO-006's; lines alone are no secret.
system Quiet {
  boundary inside : PrivateNetwork { app : Service; logs : LogStore { stores = [Cookie, Line]; } plain : LogStore { stores = [Line]; } }
  flow f : app -> logs via TlsStream { carries = [Line, Cookie]; }
  flow g : app -> plain via TlsStream { carries = [Line]; }
}

system Asked {
  boundary inside : PrivateNetwork { app : Service; logs : LogStore; }
  flow f : app -> logs via TlsStream { carries = [Line]; }
}

// CHECK: question Asked.logs asks Asked.logs.stores{{$}}
// CHECK-NEXT: open Open.logs{{$}}
// CHECK-NOT: {{.}}
