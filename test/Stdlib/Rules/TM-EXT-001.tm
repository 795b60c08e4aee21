// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-EXT-001 | FileCheck %s

// MissingDataProcessingAgreement

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; }

system Open {
  boundary outside : PublicInternet { x : ExternalApi { contract = false; } }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : api -> x { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { x : ExternalApi { controls = [DataProcessingAgreement]; } y : ExternalApi; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : api -> x { carries = [Letter]; }
  flow g : api -> y { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { x : ExternalApi; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : api -> x { carries = [Letter]; }
}

// CHECK: question Asked.x asks Asked.x.contract{{$}}
// CHECK-NEXT: open Open.x{{$}}
// CHECK-NEXT: mitigated Quiet.x by DataProcessingAgreement{{$}}
// CHECK-NOT: {{.}}
