// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-006 | FileCheck %s

// AgentConfusedDeputy

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Operational; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Agent { delegated_authorization = false; } crm : Tool; }
  flow f : browser -> bot via Https;
  flow g : bot <-> crm via Https { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Agent { controls = [DelegatedAuthorization]; } crm : Tool; }
  flow f : browser -> bot via Https;
  flow g : bot <-> crm via Https { carries = [Letter]; }
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Agent; crm : Tool; }
  flow f : browser -> bot via Https;
  flow g : bot <-> crm via Https { carries = [Page]; }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Agent; crm : Tool; }
  flow f : browser -> bot via Https;
  flow g : bot <-> crm via Https { carries = [Letter]; }
}

// CHECK: question Asked.bot asks Asked.bot.delegated_authorization{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by DelegatedAuthorization{{$}}
// CHECK-NOT: {{.}}
