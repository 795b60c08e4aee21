// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-008 | FileCheck %s

// UnscopedRetrieval

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary inside : PrivateNetwork { s : VectorStore { stores = [Letter]; document_level_security = false; } p : Service; }
  flow f : p -> s via Https;
}

system Quiet {
  boundary inside : PrivateNetwork { s : VectorStore { stores = [Letter]; controls = [DocumentLevelSecurity]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : VectorStore { stores = [Page]; } }
}

system Asked {
  boundary inside : PrivateNetwork { s : VectorStore { stores = [Letter]; } }
}

// CHECK: question Asked.s asks Asked.s.document_level_security{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by DocumentLevelSecurity{{$}}
// CHECK-NOT: {{.}}
