// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-LOG-001 | FileCheck %s

// InsufficientLogging

data Price { sensitivity = Public; integrity = Important; }
data Page { sensitivity = Public; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { audit_log = false; } }
  flow f : browser -> api { carries = [Price]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { controls = [AuditLogging]; } pages : ApiService; }
  flow f : browser -> api { carries = [Price]; }
  flow g : browser -> pages { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api { carries = [Price]; }
}

// CHECK: question Asked.api asks Asked.api.audit_log{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by AuditLogging{{$}}
// CHECK-NOT: {{.}}
