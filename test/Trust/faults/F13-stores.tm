// RUN: %tmc --emit=json %s > %t.json
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-STO-001 < %t.json | FileCheck %s --check-prefix=REST
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-AVL-003 < %t.json | FileCheck %s --check-prefix=BACKUP
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-STO-002 < %t.json | FileCheck %s --check-prefix=PUBLIC

// F13: queues keep what they are sent, and whether there is a copy of a repository is not
// known because it is one.

data Letter { sensitivity = Confidential; integrity = Critical; }

system Asked {
  boundary inside : PrivateNetwork {
    app : Service;
    kafka : Kafka;
    queue : Queue;
    source : SourceRepository { stores = [Letter]; }
    artifacts : ArtifactStore { stores = [Letter]; }
    search : SearchIndex { stores = [Letter]; }
    files : FileStore { stores = [Letter]; }
    sql : Postgres { stores = [Letter]; }
  }
  flow publish : app -> kafka via KafkaWire { carries = [Letter]; }
  flow put : app -> queue { carries = [Letter]; }
}

system Quiet {
  boundary inside : PrivateNetwork {
    default Store { public_access = false; controls = [EncryptionAtRest, Backups]; }
    app : Service;
    kafka : Kafka;
    queue : Queue;
    source : SourceRepository { stores = [Letter]; }
    artifacts : ArtifactStore { stores = [Letter]; }
    search : SearchIndex { stores = [Letter]; }
    files : FileStore { stores = [Letter]; }
    sql : Postgres { stores = [Letter]; }
  }
  flow publish : app -> kafka via KafkaWire { carries = [Letter]; }
  flow put : app -> queue { carries = [Letter]; }
}

// What passes is not kept where the model says so.
system Said {
  boundary inside : PrivateNetwork { app : Service; queue : Queue { stores = []; } }
  flow put : app -> queue { carries = [Letter]; }
}

// REST-DAG: question Asked.kafka asks Asked.kafka.encrypted_at_rest
// REST-DAG: question Asked.queue asks Asked.queue.encrypted_at_rest
// REST-DAG: mitigated Quiet.kafka by EncryptionAtRest
// REST-DAG: mitigated Quiet.queue by EncryptionAtRest

// BACKUP-DAG: question Asked.kafka asks Asked.kafka.backed_up
// BACKUP-DAG: question Asked.source asks Asked.source.backed_up
// BACKUP-DAG: question Asked.artifacts asks Asked.artifacts.backed_up
// BACKUP-DAG: mitigated Quiet.source by Backups
// BACKUP-NOT: question Quiet

// PUBLIC: question Asked.artifacts asks Asked.artifacts.public_access
// PUBLIC-NEXT: question Asked.files asks Asked.files.public_access
// PUBLIC-NEXT: question Asked.kafka asks Asked.kafka.public_access
// PUBLIC-NEXT: question Asked.queue asks Asked.queue.public_access
// PUBLIC-NEXT: question Asked.search asks Asked.search.public_access
// PUBLIC-NEXT: question Asked.source asks Asked.source.public_access
// PUBLIC-NOT: question
