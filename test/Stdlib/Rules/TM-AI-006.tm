// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-006 | FileCheck %s

// BorrowedRights

data Letter { sensitivity = Confidential; }
data Page { sensitivity = Public; integrity = Ordinary; }

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Agent { acts_as_user = false; } crm : Tool; }
  flow f : browser -> bot via Https;
  flow g : bot <-> crm via Https { carries = [Letter]; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { bot : Agent { controls = [UserDelegation]; } crm : Tool; }
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

// CHECK: question Asked.bot asks Asked.bot.acts_as_user{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by UserDelegation{{$}}
// CHECK-NOT: {{.}}
