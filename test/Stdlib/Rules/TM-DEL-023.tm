// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-023 | FileCheck %s

// MixAndMatchAttack

system Open {
  boundary out : PublicInternet { updates : StaticSite; }
  boundary home : UserDevice { app : DesktopApp; }
  flow a : app <-> updates via Https { carries = []; brings_code = true; updates_consistent = false; }
}

system Quiet {
  boundary out : PublicInternet { updates : StaticSite; }
  boundary home : UserDevice { app : DesktopApp; }
  flow a : app <-> updates via Https { carries = []; brings_code = true; controls = [UpdateSnapshot]; }
}

system Other {
  boundary inside : PrivateNetwork { app : Service; updates : StaticSite; }
  flow a : app <-> updates via Https { carries = []; brings_code = true; updates_consistent = false; }
}

system Asked {
  boundary out : PublicInternet { updates : StaticSite; }
  boundary home : UserDevice { app : DesktopApp; }
  flow a : app <-> updates via Https { carries = []; brings_code = true; }
}

// CHECK: question Asked.a asks Asked.a.updates_consistent{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by UpdateSnapshot{{$}}
// CHECK-NOT: {{.}}
