// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-012 | FileCheck %s

// UnboundedConsumption

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; tokens_limited = false; } }
  flow f : browser -> bot via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; controls = [TokenBudget]; } }
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

// CHECK: question Asked.bot asks Asked.bot.tokens_limited{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by TokenBudget{{$}}
// CHECK-NOT: {{.}}
