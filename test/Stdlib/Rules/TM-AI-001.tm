// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-001 | FileCheck %s

// PromptInjection

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = true; actions_approved = false; } }
  flow f : browser -> bot via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = true; controls = [HumanInTheLoop, InformedApproval]; } talk : Assistant { acts = false; } }
  flow f : browser -> bot;
  flow g : browser -> talk;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Assistant; }
  flow f : browser -> bot;
}

// Words stay words, however many programs pass them on; a login has none.
data Question { sensitivity = Internal; }
data Login : Session;

system Behind {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    a : WebServer;
    b : Service;
    bot : Agent { actions_approved = false; }
    clerk : Agent { actions_approved = false; }
  }
  flow f : browser -> a { carries = [Question, Login]; }
  flow g : a -> b { carries = [Question, Login]; }
  flow h : b -> bot { carries = [Question]; }
  flow i : b -> clerk { carries = [Login]; }
}

// To approve what one cannot see stops nothing.
system Unseen {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    blind : Assistant { acts = true; controls = [HumanInTheLoop]; approval_informed = false; }
    bot : Assistant { acts = true; controls = [HumanInTheLoop]; }
  }
  flow f : browser -> blind;
  flow g : browser -> bot;
}

// CHECK: question Asked.bot asks Asked.bot.acts{{$}}
// CHECK-NEXT: open Behind.bot{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by HumanInTheLoop, InformedApproval{{$}}
// CHECK-NEXT: open Unseen.blind{{$}}
// CHECK-NEXT: question Unseen.bot asks Unseen.bot.approval_informed{{$}}
// CHECK-NOT: {{.}}
