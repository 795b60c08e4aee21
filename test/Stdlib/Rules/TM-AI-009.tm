// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-009 | FileCheck %s

// RetrievalPoisoning

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; s : VectorStore { sources_vetted = false; } }
  flow f : browser -> web via Https;
  flow g : web -> s via PgTls;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; s : VectorStore { controls = [SourceVetting]; } }
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

data Page { sensitivity = Public; }

system Far {
  derive Passage : Data from Page by indexer { sensitivity = Public; }
  boundary outside : PublicInternet { site : ExternalApi; }
  boundary inside : PrivateNetwork {
    crawler : Worker;
    indexer : Worker;
    s : VectorStore { stores = [Passage]; sources_vetted = false; }
  }
  flow f : crawler <-> site via Https { carries = [Page]; }
  flow g : crawler -> indexer via Https { carries = [Page]; }
  flow h : indexer -> s via PgTls { carries = [Passage]; }
}

// CHECK: question Asked.s asks Asked.s.sources_vetted{{$}}
// CHECK-NEXT: open Far.s{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by SourceVetting{{$}}
// CHECK-NOT: {{.}}
