// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-008 | FileCheck %s

// UnrestrictedFileUpload

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { accepts_files = true; uploads_validated = false; } }
  flow f : browser -> api;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { accepts_files = true; controls = [FileUploadValidation]; } plain : ApiService { does = []; } inner : Worker { accepts_files = true; } }
  flow f : browser -> api;
  flow g : browser -> plain;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService { accepts_files = true; } }
  flow f : browser -> api;
}

// CHECK: question Asked.api asks Asked.api.uploads_validated{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by FileUploadValidation{{$}}
// CHECK-NOT: {{.}}
