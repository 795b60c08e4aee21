// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-002 | FileCheck %s

// PoisonedLookup

system Open {
  boundary outside : PublicInternet { site : ExternalApi; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; lookups_separated = false; } }
  flow f : bot -> site via Https { authn = ApiKey; }
}

system Quiet {
  boundary outside : PublicInternet { site : ExternalApi; }
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; controls = [MarkedLookups]; } }
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

// CHECK: question Asked.bot asks Asked.bot.lookups_separated{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by MarkedLookups{{$}}
// CHECK-NOT: {{.}}
