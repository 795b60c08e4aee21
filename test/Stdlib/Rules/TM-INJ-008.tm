// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-008 | FileCheck %s

// HostileUpload

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { accepts_files = true; files_checked = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { accepts_files = true; controls = [CheckedUploads]; } plain : ApiService { does = []; } inner : Worker { accepts_files = true; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { accepts_files = true; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.files_checked{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by CheckedUploads{{$}}
// CHECK-NOT: {{.}}
