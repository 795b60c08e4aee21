// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-015 | FileCheck %s

// MissingItOtSegmentation

import std.iot.*;

system Open {
  boundary office : CorporateNetwork { pc : Service; }
  boundary plant : ControlNetwork { h : Hmi; }
  flow f : pc -> h via Https { tunnelled = false; }
}

system Quiet {
  boundary office : CorporateNetwork { pc : Service; }
  boundary plant : ControlNetwork { h : Hmi; }
  flow f : pc -> h via Https { controls = [Bastion]; }
}

system Other {
  boundary office : CorporateNetwork { gw : EdgeGateway; }
  boundary plant : ControlNetwork { h : Hmi; }
  flow f : gw -> h via Https;
}

system Asked {
  boundary office : CorporateNetwork { pc : Service; }
  boundary plant : ControlNetwork { h : Hmi; }
  flow f : pc -> h via Https;
}

// CHECK: question Asked.f asks Asked.f.tunnelled{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by Bastion{{$}}
// CHECK-NOT: {{.}}
