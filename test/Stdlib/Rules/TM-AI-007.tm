// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-007 | FileCheck %s

// SystemPromptLeakage

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    bot : Assistant { acts = false; output_validated = true; prompt_secret_free = false; }
  }
  flow f : browser -> bot via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    bot : Assistant { acts = false; output_validated = true; controls = [SecretFreePrompt]; }
  }
  flow f : browser -> bot via Https;
}

system Other {
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; output_validated = true; } }
  flow f : browser -> bot via Https;
}

// CHECK: question Asked.bot asks Asked.bot.prompt_secret_free{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by SecretFreePrompt{{$}}
// CHECK-NOT: {{.}}
