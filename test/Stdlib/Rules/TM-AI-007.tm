// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-007 | FileCheck %s

// SecretInPrompt

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    bot : Assistant { acts = false; answers_encoded = true; prompt_without_secrets = false; }
  }
  flow f : browser -> bot via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    bot : Assistant { acts = false; answers_encoded = true; controls = [HarmlessPrompt]; }
  }
  flow f : browser -> bot via Https;
}

system Other {
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; answers_encoded = true; } }
  flow f : browser -> bot via Https;
}

// CHECK: question Asked.bot asks Asked.bot.prompt_without_secrets{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by HarmlessPrompt{{$}}
// CHECK-NOT: {{.}}
