// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-023 | FileCheck %s

// Jailbreak

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; red_teamed = false; } }
  flow f : browser -> bot via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; controls = [RedTeaming]; } }
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

// CHECK: question Asked.bot asks Asked.bot.red_teamed{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by RedTeaming{{$}}
// CHECK-NOT: {{.}}
