// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-023 | FileCheck %s

// NeverAttacked

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; misuse_tested = false; } }
  flow f : browser -> bot via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; controls = [MisuseTests]; } }
  flow f : browser -> bot via Https;
}

system Other {
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
  flow f : browser -> bot via Https;
}

// CHECK: question Asked.bot asks Asked.bot.misuse_tested{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by MisuseTests{{$}}
// CHECK-NOT: {{.}}
