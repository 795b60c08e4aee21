// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-010 | FileCheck %s

// UnmonitoredPrivilegedAccess

import std.logging.*;

system Open {
  boundary office : CorporateNetwork { op : Operator; }
  boundary inside : PrivateNetwork { s : Service; }
  flow f : op -> s via Ssh { session_recorded = false; }
}

system Quiet {
  boundary office : CorporateNetwork { op : Operator; }
  boundary inside : PrivateNetwork { s : Service; }
  flow f : op -> s via Ssh { controls = [PrivilegedAccessManagement]; }
}

system Other {
  boundary inside : PrivateNetwork { job : Service; s : Service; }
  flow f : job -> s via Https;
}

// git over SSH gives no shell.
system Git {
  boundary office : CorporateNetwork { laptop : DeveloperMachine; }
  boundary inside : PrivateNetwork { sources : SourceRepository; }
  flow f : laptop -> sources via Ssh;
}

system Asked {
  boundary office : CorporateNetwork { op : Operator; }
  boundary inside : PrivateNetwork { s : Service; }
  flow f : op -> s via Ssh;
}

// CHECK: question Asked.f asks Asked.f.session_recorded{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by PrivilegedAccessManagement{{$}}
// CHECK-NOT: {{.}}
