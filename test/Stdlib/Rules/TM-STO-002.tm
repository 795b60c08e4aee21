// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-002 | FileCheck %s

// PublicStorage

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { files : ObjectStore { stores = [Letter]; public_access = true; } }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { files : ObjectStore { stores = [Letter]; controls = [PublicAccessBlock]; } pages : ObjectStore { stores = [Page]; public_access = true; } }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { files : ObjectStore { stores = [Letter]; } }
}

// CHECK: question Asked.files asks Asked.files.public_access{{$}}
// CHECK-NEXT: open Open.files{{$}}
// CHECK-NEXT: mitigated Quiet.files by PublicAccessBlock{{$}}
// CHECK-NOT: {{.}}
