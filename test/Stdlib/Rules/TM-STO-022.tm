// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-STO-022 | FileCheck %s

// OpenFileShare

data Order { sensitivity = Confidential; integrity = Critical; }
data Notice { sensitivity = Public; integrity = Operational; }
data Tool : Program;

system Open {
  boundary office : CorporateNetwork { clerk : Employee; share : FileStore { stores = [Order]; access_control = false; } }
  boundary inside : PrivateNetwork { job : ScheduledJob; late : ScheduledJob; bucket : ObjectStore { stores = [Order]; access_control = false; } }
  flow f : clerk -> share via Smb { carries = [Order]; }
  flow g : job -> share via Smb { returns = [Order]; }
  flow i : late -> bucket via Https { returns = [Order]; }
  flow h : job -> bucket via Https { carries = [Order]; }
}

system Quiet {
  boundary office : CorporateNetwork { clerk : Employee; share : FileStore { stores = [Order]; controls = [Authorization]; } }
  boundary inside : PrivateNetwork { one : Service; two : Service; bucket : ObjectStore { stores = [Order]; controls = [PerApplicationAccounts]; } }
  flow f : clerk -> share via Smb { carries = [Order]; }
  flow g : one -> bucket via Https { carries = [Order]; }
  flow h : two -> bucket via Https { returns = [Order]; }
}

// Nothing of worth, what one program alone uses, a disk of one machine, a database, and programs, of which other rules ask.
system Other {
  boundary office : CorporateNetwork {
    clerk : Employee;
    notices : FileStore { stores = [Notice]; access_control = false; }
    tools : FileStore { stores = [Tool]; access_control = false; }
    boundary machine : Host { job : ScheduledJob; disk : LocalDisk { stores = [Order]; } }
    db : Postgres { stores = [Order]; access_control = false; }
  }
  boundary inside : PrivateNetwork { app : Service; own : ObjectStore { stores = [Order]; access_control = false; } }
  flow j : app <-> own via Https { carries = [Order]; }
  flow f : clerk -> notices via Smb { carries = [Notice]; }
  flow g : job -> disk via LocalCall { carries = [Order]; }
  flow h : job -> db via PgTls { carries = [Order]; }
  flow i : clerk -> tools via Smb { carries = [Tool]; }
}

system Asked {
  boundary office : CorporateNetwork { clerk : Employee; share : FileStore { stores = [Order]; } }
  flow f : clerk -> share via Smb { carries = [Order]; }
}

// CHECK: question Asked.share asks Asked.share.access_control{{$}}
// CHECK-NEXT: open Open.bucket{{$}}
// CHECK-NEXT: open Open.share{{$}}
// CHECK-NEXT: mitigated Quiet.bucket by PerApplicationAccounts{{$}}
// CHECK-NEXT: mitigated Quiet.share by Authorization{{$}}
// CHECK-NOT: {{.}}
