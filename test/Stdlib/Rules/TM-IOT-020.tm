// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-020 | FileCheck %s

// UncontrolledVendorAccess

import std.iot.*;

system Open {
  boundary maker : PartnerNetwork { v : Service; }
  boundary plant : ControlNetwork { h : Hmi; }
  flow f : v -> h via Ssh { session_approved = false; }
}

system Quiet {
  boundary maker : PartnerNetwork { v : Service; }
  boundary plant : ControlNetwork { h : Hmi; }
  flow f : v -> h via Ssh { controls = [RemoteSessionApproval]; }
}

system Other {
  boundary plant : ControlNetwork { v : EngineeringStation; h : Hmi; }
  flow f : v -> h via Ssh;
}

system Asked {
  boundary maker : PartnerNetwork { v : Service; }
  boundary plant : ControlNetwork { h : Hmi; }
  flow f : v -> h via Ssh;
}

// CHECK: question Asked.f asks Asked.f.session_approved{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by RemoteSessionApproval{{$}}
// CHECK-NOT: {{.}}
