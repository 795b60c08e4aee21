// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-020 | FileCheck %s

// UnwatchedVendor

import std.iot.*;

system Open {
  boundary maker : PartnerNetwork { v : Service; }
  boundary plant : ControlNetwork { h : Hmi; }
  flow f : v -> h via Ssh { approved_each_time = false; }
}

system Quiet {
  boundary maker : PartnerNetwork { v : Service; }
  boundary plant : ControlNetwork { h : Hmi; }
  flow f : v -> h via Ssh { controls = [ApprovedSessions]; }
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

// CHECK: question Asked.f asks Asked.f.approved_each_time{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by ApprovedSessions{{$}}
// CHECK-NOT: {{.}}
