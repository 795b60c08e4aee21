// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IOT-021 | FileCheck %s

// MissingUnidirectionalGateway

import std.iot.*;

system Open {
  boundary office : CorporateNetwork { pc : Service; }
  boundary plant : ControlNetwork { h : Historian; }
  flow f : pc -> h via Https { unidirectional = false; }
}

system Quiet {
  boundary office : CorporateNetwork { pc : Service; }
  boundary plant : ControlNetwork { h : Historian; }
  flow f : pc -> h via Https { controls = [UnidirectionalGateway]; }
}

system Other {
  boundary plant : ControlNetwork { pc : Service; h : Historian; }
  flow f : pc -> h via Https;
}

system Asked {
  boundary office : CorporateNetwork { pc : Service; }
  boundary plant : ControlNetwork { h : Historian; }
  flow f : pc -> h via Https;
}

// CHECK: question Asked.f asks Asked.f.unidirectional{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by UnidirectionalGateway{{$}}
// CHECK-NOT: {{.}}
