// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-SAY-001 | FileCheck %s

// MissingElementProtection: nobody whom the model has reaches the program, and it says what it lacks. A rule that applies counts
// it, and one that another control silences has heard it.

data Order { sensitivity = Confidential; }

system Open {
  boundary inner : PrivateNetwork { job : ScheduledJob { external_entities_disabled = false; sandboxed = false; } store : Postgres; }
  flow f : job <-> store via PgTls { carries = []; authn = Password; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inner : PrivateNetwork { app : WebApplication { output_encoded = false; rate_limited = true; } }
  flow f : browser <-> app via Https { carries = [Order]; authn = Token; }
}

system Asked {
  boundary inner : PrivateNetwork { job : ScheduledJob; store : Postgres; }
  flow f : job <-> store via PgTls { carries = []; authn = Password; }
}

// CHECK: open Open.job{{$}}
// CHECK-NOT: {{.}}
