// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-009 | FileCheck %s

// PoisonedKnowledge

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; s : VectorStore { entries_checked = false; } }
  flow f : browser -> web via Https;
  flow g : web -> s via PgTls;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; s : VectorStore { controls = [CheckedEntries]; } }
  flow f : browser -> web via Https;
  flow g : web -> s via PgTls;
}

system Other {
  boundary inside : PrivateNetwork { web : WebServer; s : VectorStore; }
  flow g : web -> s via PgTls;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; s : VectorStore; }
  flow f : browser -> web via Https;
  flow g : web -> s via PgTls;
}

// CHECK: question Asked.s asks Asked.s.entries_checked{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by CheckedEntries{{$}}
// CHECK-NOT: {{.}}
