// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-025 | FileCheck %s

// AgentDataExfiltration

data Letter { sensitivity = Confidential; }

system Open {
  boundary out : PublicInternet { guest : Browser; mail : MailProvider; }
  boundary inside : PrivateNetwork {
    bot : Agent { exits_guarded = false; }
    db : Postgres { stores = [Letter]; }
  }
  flow a : guest -> bot via Https { carries = []; }
  flow b : bot <-> db via PgTls { carries = [Letter]; }
  flow c : bot -> mail via Https { carries = []; }
}

system Quiet {
  boundary out : PublicInternet { guest : Browser; mail : MailProvider; }
  boundary inside : PrivateNetwork {
    bot : Agent { controls = [ExfiltrationProtection]; }
    db : Postgres { stores = [Letter]; }
  }
  flow a : guest -> bot via Https { carries = []; }
  flow b : bot <-> db via PgTls { carries = [Letter]; }
  flow c : bot -> mail via Https { carries = []; }
}

system Other {
  boundary inside : PrivateNetwork {
    job : Worker;
    bot : Agent { exits_guarded = false; }
    db : Postgres { stores = [Letter]; }
  }
  flow a : job -> bot via Https { carries = [Letter]; }
  flow b : bot <-> db via PgTls { carries = [Letter]; }
}

system Asked {
  boundary out : PublicInternet { guest : Browser; mail : MailProvider; }
  boundary inside : PrivateNetwork { bot : Agent; db : Postgres { stores = [Letter]; } }
  flow a : guest -> bot via Https { carries = []; }
  flow b : bot <-> db via PgTls { carries = [Letter]; }
  flow c : bot -> mail via Https { carries = []; }
}

// CHECK: question Asked.bot asks Asked.bot.exits_guarded{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by ExfiltrationProtection{{$}}
// CHECK-NOT: {{.}}
