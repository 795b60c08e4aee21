// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-003 | FileCheck %s

// SensitiveDataInCache

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { cdn : ContentDeliveryNetwork { caching_restricted = false; } }
  flow f : browser -> cdn { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { cdn : ContentDeliveryNetwork { controls = [CacheControlNoStore]; } open : ContentDeliveryNetwork; }
  flow f : browser -> cdn { carries = [Letter]; }
  flow g : browser -> open { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { cdn : ContentDeliveryNetwork; }
  flow f : browser -> cdn { carries = [Letter]; }
}

// CHECK: question Asked.cdn asks Asked.cdn.caching_restricted{{$}}
// CHECK-NEXT: open Open.cdn{{$}}
// CHECK-NEXT: mitigated Quiet.cdn by CacheControlNoStore{{$}}
// CHECK-NOT: {{.}}
