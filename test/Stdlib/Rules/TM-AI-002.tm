// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-002 | FileCheck %s

// IndirectPromptInjection

system Open {
  boundary outside : PublicInternet { site : ExternalApi; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; lookups_marked = false; } p : Service; }
  flow e : p -> bot via Https;
  flow f : bot -> site via Https { authn = ApiKey; }
}

system Quiet {
  boundary outside : PublicInternet { site : ExternalApi; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; controls = [Spotlighting]; } }
  flow f : bot -> site via Https { authn = ApiKey; }
}

system Other {
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } notes : Postgres; }
  flow f : bot -> notes via PgTls;
}

system Asked {
  boundary outside : PublicInternet { site : ExternalApi; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; } }
  flow f : bot -> site via Https { authn = ApiKey; }
}

data Page { sensitivity = Public; }
data Fact { sensitivity = Public; }

system Tools {
  boundary outside : PublicInternet { site : ExternalApi; }
  boundary inside : PrivateNetwork {
    crawler : Worker;
    pages : Postgres { stores = [Page]; }
    tool : Tool;
    bot : Assistant { acts = false; lookups_marked = false; }
    other : Assistant { acts = false; lookups_marked = false; }
  }
  flow f : site -> crawler { carries = [Page]; }
  flow g : crawler -> pages { carries = [Page]; }
  flow h : tool <-> pages { carries = [Page]; }
  flow i : bot <-> tool { carries = [Page]; }
  flow j : other <-> tool { carries = [Fact]; }
}

// Marks hinder: with hands to act and nobody who approves, what was looked up still gives orders.
system Marked {
  boundary outside : PublicInternet { site : ExternalApi; }
  boundary inside : PrivateNetwork {
    bot : Agent { controls = [Spotlighting]; actions_approved = false; }
    asked : Agent { controls = [Spotlighting]; }
    both : Agent { controls = [Spotlighting, HumanInTheLoop]; }
  }
  flow f : bot -> site via Https { authn = ApiKey; }
  flow g : asked -> site via Https { authn = ApiKey; }
  flow h : both -> site via Https { authn = ApiKey; }
}

// CHECK: question Asked.bot asks Asked.bot.lookups_marked{{$}}
// CHECK-NEXT: question Marked.asked asks Marked.asked.actions_approved{{$}}
// CHECK-NEXT: open Marked.bot{{$}}
// CHECK-NEXT: mitigated Marked.both by Spotlighting, HumanInTheLoop{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by Spotlighting{{$}}
// CHECK-NEXT: open Tools.bot{{$}}
// CHECK-NOT: {{.}}
