// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-022 | FileCheck %s

// ModelExtraction

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { m : LanguageModel { stores = [Letter]; extraction_limited = false; } }
  flow f : browser -> m via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { m : LanguageModel { stores = [Letter]; controls = [ExtractionProtection]; } }
  flow f : browser -> m via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { m : LanguageModel { stores = [Page]; } }
  flow f : browser -> m via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { m : LanguageModel { stores = [Letter]; } }
  flow f : browser -> m via Https;
}

// CHECK: question Asked.m asks Asked.m.extraction_limited{{$}}
// CHECK-NEXT: open Open.m{{$}}
// CHECK-NEXT: mitigated Quiet.m by ExtractionProtection{{$}}
// CHECK-NOT: {{.}}
