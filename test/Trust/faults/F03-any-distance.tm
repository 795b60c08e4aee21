// Input is as hostile after six hops as after one, and what a program fetches as what it is sent: a row of services, a queue from which the worker takes
// by a call of its own, a bucket, a cache, a pull from the internet. Distance makes it less likely.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-INJ-004 TM-INJ-005 | FileCheck %s
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-INJ-004 TM-INJ-005 | FileCheck %s --check-prefix=QUIET
// CHECK-DAG: TM-INJ-004 open {{[A-Za-z]+}} Row.s6 from Stranger 6
// CHECK-DAG: TM-INJ-004 open {{[A-Za-z]+}} Taken.worker from Stranger 3
// CHECK-DAG: TM-INJ-004 open {{[A-Za-z]+}} Bucket.thumbs from Stranger 3
// CHECK-DAG: TM-INJ-005 open {{[A-Za-z]+}} Cache.reader from Stranger 3
// CHECK-DAG: TM-INJ-004 open {{[A-Za-z]+}} Pull.fetch from Partner 1
// QUIET-NOT: open {{[A-Za-z]+}} {{RowTwin|TakenTwin|BucketTwin|CacheTwin|PullTwin|Alone}}
// QUIET-NOT: question {{.*(RowTwin|TakenTwin|BucketTwin|CacheTwin|PullTwin|Alone).*(arguments_separated|deserialization_restricted)}}
package faults.distance;

data Item { sensitivity = Internal; integrity = Operational; }

system Row {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    s1 : Service;
    s2 : Service;
    s3 : Service;
    s4 : Service;
    s5 : Service;
    s6 : Service { runs_commands = true; arguments_separated = false; }
  }
  flow f1 : browser -> s1 via Https { carries = [Item]; }
  flow f2 : s1 -> s2 via Https { carries = [Item]; }
  flow f3 : s2 -> s3 via Https { carries = [Item]; }
  flow f4 : s3 -> s4 via Https { carries = [Item]; }
  flow f5 : s4 -> s5 via Https { carries = [Item]; }
  flow f6 : s5 -> s6 via Https { carries = [Item]; }
}

system RowTwin {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { s1 : Service; s2 : Service; s3 : Service { runs_commands = true; controls = [ArgumentSeparation]; } }
  flow f1 : browser -> s1 via Https { carries = [Item]; }
  flow f2 : s1 -> s2 via Https { carries = [Item]; }
  flow f3 : s2 -> s3 via Https { carries = [Item]; }
}

// The worker connects to the queue, as with Kafka, RabbitMQ and SQS.
system Taken {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { shop : Service; jobs : Queue { stores = [Item]; } worker : Worker { runs_commands = true; arguments_separated = false; } }
  flow ask : browser -> shop via Https { carries = [Item]; }
  flow put : shop -> jobs via Amqps { carries = [Item]; }
  flow take : worker <-> jobs via Amqps { carries = [Item]; }
}

system TakenTwin {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { shop : Service; jobs : Queue { stores = [Item]; } worker : Worker { runs_commands = true; arguments_separated = true; } }
  flow ask : browser -> shop via Https { carries = [Item]; }
  flow put : shop -> jobs via Amqps { carries = [Item]; }
  flow take : worker <-> jobs via Amqps { carries = [Item]; }
}

system Bucket {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { shop : Service; files : ObjectStore { stores = [Item]; } thumbs : Converter { runs_commands = true; arguments_separated = false; } }
  flow send : browser -> shop via Https { carries = [Item]; }
  flow keep : shop -> files via Https { carries = [Item]; }
  flow get : thumbs <-> files via Https { carries = [Item]; }
}

system BucketTwin {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { shop : Service; files : ObjectStore { stores = [Item]; } thumbs : Converter { runs_commands = false; } }
  flow send : browser -> shop via Https { carries = [Item]; }
  flow keep : shop -> files via Https { carries = [Item]; }
  flow get : thumbs <-> files via Https { carries = [Item]; }
}

system Cache {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { shop : Service; fast : Redis { stores = [Item]; } reader : Service { parses = [SerializedObject]; deserialization_restricted = false; } }
  flow ask : browser -> shop via Https { carries = [Item]; }
  flow keep : shop <-> fast via RedisWire { carries = [Item]; }
  flow get : reader <-> fast via RedisWire { carries = [Item]; }
}

system CacheTwin {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { shop : Service; fast : Redis { stores = [Item]; } reader : Service { parses = [SerializedObject]; controls = [DeserializationAllowList]; } }
  flow ask : browser -> shop via Https { carries = [Item]; }
  flow keep : shop <-> fast via RedisWire { carries = [Item]; }
  flow get : reader <-> fast via RedisWire { carries = [Item]; }
}

system Pull {
  boundary internet : PublicInternet { site : ExternalApi; }
  boundary inside : PrivateNetwork { fetch : ScheduledJob { runs_commands = true; arguments_separated = false; } }
  flow get : fetch <-> site via Https { carries = [Item]; }
}

system PullTwin {
  boundary internet : PublicInternet { site : ExternalApi; }
  boundary inside : PrivateNetwork { fetch : ScheduledJob { runs_commands = true; arguments_separated = true; } }
  flow get : fetch <-> site via Https { carries = [Item]; }
}

// What nobody sends anything to is nobody's victim, however careless.
system Alone {
  boundary inside : PrivateNetwork { clock : ScheduledJob; worker : Worker { runs_commands = true; arguments_separated = false; } }
  flow tick : clock -> worker via Https { carries = [Item]; }
}
