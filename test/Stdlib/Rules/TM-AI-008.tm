// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-008 | FileCheck %s

// MixedEmbeddings

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Ordinary; }

system Open {
  boundary inside : PrivateNetwork { s : VectorStore { stores = [Letter]; entries_scoped = false; } p : Service; }
  flow f : p -> s via Https;
}

system Quiet {
  boundary inside : PrivateNetwork { s : VectorStore { stores = [Letter]; controls = [ScopedEntries]; } }
}

system Other {
  boundary inside : PrivateNetwork { s : VectorStore { stores = [Page]; } }
}

system Asked {
  boundary inside : PrivateNetwork { s : VectorStore { stores = [Letter]; } }
}

// CHECK: question Asked.s asks Asked.s.entries_scoped{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by ScopedEntries{{$}}
// CHECK-NOT: {{.}}
