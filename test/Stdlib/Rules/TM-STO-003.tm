// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-003 | FileCheck %s

// PrivateAnswersCached

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { cdn : ContentNetwork { no_store = false; } }
  flow f : browser -> cdn { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { cdn : ContentNetwork { controls = [NoStore]; } open : ContentNetwork; }
  flow f : browser -> cdn { carries = [Letter]; }
  flow g : browser -> open { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { cdn : ContentNetwork; }
  flow f : browser -> cdn { carries = [Letter]; }
}

// CHECK: question Asked.cdn asks Asked.cdn.no_store{{$}}
// CHECK-NEXT: open Open.cdn{{$}}
// CHECK-NEXT: mitigated Quiet.cdn by NoStore{{$}}
// CHECK-NOT: {{.}}
