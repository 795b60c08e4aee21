// Stores that are said to keep nothing, or whose kind once said it: what arrives there lies on a disk all the same. Each with
// its twin that says that the disk is encrypted.
//
// RUN: %tmc %s --emit=json -o %t.json 2>%t.err
// RUN: %python %src_root/test/Trust/Inputs/facts.py findings --rule=TM-STO-001 < %t.json | FileCheck %s
// RUN: FileCheck %s --check-prefix=WARN --implicit-check-not=TM0470 < %t.err

data Health : HealthRecord;

// Said: nothing, over a disk in clear.
system Said {
  boundary lan : PrivateNetwork {
    app : Service;
    bad : Postgres { stores = []; encrypted_at_rest = false; backed_up = true; }
    good : Postgres { stores = []; encrypted_at_rest = true; backed_up = true; }
  }
  flow f : app <-> bad via PgTls { carries = [Health]; authn = Password; credentials_rotated = true; }
  flow g : app <-> good via PgTls { carries = [Health]; authn = Password; credentials_rotated = true; }
}

// A queue keeps what is put into it, whoever takes it out.
system Queued {
  boundary lan : PrivateNetwork {
    maker : Service;
    taker : Worker;
    bad : Kafka;
    good : Kafka { controls = [EncryptionAtRest]; }
  }
  flow f : maker -> bad via KafkaWire { carries = [Health]; controls = [MutualTls]; }
  flow g : taker <-> bad via KafkaWire { carries = [Health]; controls = [MutualTls]; }
  flow h : maker -> good via KafkaWire { carries = [Health]; controls = [MutualTls]; }
}

// A bucket that is filled from outside, and a log.
system Filled {
  boundary there : ThirdParty { partner : PartnerSystem; }
  boundary here : PrivateNetwork {
    app : Service;
    bad : ObjectStore { stores = []; encrypted_at_rest = false; public_access = false; }
    lines : LogStore { stores = []; encrypted_at_rest = true; }
  }
  flow f : partner -> bad via Https { carries = [Health]; authn = Token; }
  flow g : app -> lines via TlsStream { carries = [Health]; authn = Token; }
}

// CHECK-DAG: TM-STO-001(Said.bad) open High
// CHECK-DAG: TM-STO-001(Said.good) mitigated High said
// CHECK-DAG: TM-STO-001(Queued.bad) question High
// CHECK-DAG: TM-STO-001(Queued.good) mitigated High controlled
// CHECK-DAG: TM-STO-001(Filled.bad) open High
// CHECK-DAG: TM-STO-001(Filled.lines) mitigated High said

// WARN-DAG: Said.bad is said to store nothing, but Health arrives there over Said.f{{.*}}[TM0470
// WARN-DAG: Said.good is said to store nothing
// WARN-DAG: Filled.bad is said to store nothing
// WARN-DAG: lines is said to store nothing
