// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-025 | FileCheck %s

// SlowRetrievalAttack

system Open {
  boundary out : PublicInternet { updates : StaticSite; }
  boundary home : UserDevice { app : DesktopApp; }
  flow a : app <-> updates via Https { carries = []; brings_code = true; updates_timed = false; }
}

system Quiet {
  boundary out : PublicInternet { updates : StaticSite; }
  boundary home : UserDevice { app : DesktopApp; }
  flow a : app <-> updates via Https { carries = []; brings_code = true; controls = [MinimumDownloadRate]; }
}

system Other {
  boundary inside : PrivateNetwork { app : Service; updates : StaticSite; }
  flow a : app <-> updates via Https { carries = []; brings_code = true; updates_timed = false; }
}

system Asked {
  boundary out : PublicInternet { updates : StaticSite; }
  boundary home : UserDevice { app : DesktopApp; }
  flow a : app <-> updates via Https { carries = []; brings_code = true; }
}

// CHECK: question Asked.a asks Asked.a.updates_timed{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by MinimumDownloadRate{{$}}
// CHECK-NOT: {{.}}
