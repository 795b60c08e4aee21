/// Pieces that every team of the shop uses.
package acme.webshop;

import std.aws as aws;

/// A service with a database of its own, which nothing else may ask.
component StoredService(what : string, keeps : [Data], in_language : string = "kotlin")
    "service and database" {
  app : ApiService "${what}" {
    language = in_language;
    authn = ClientCertificate;
    controls += [Authorization, ParameterizedQueries];
  }
  boundary records : aws.PrivateSubnet "Database of ${what}" {
    db : aws.RdsPostgres "${what} records" { stores = keeps; }
  }
  flow keep : app <-> db via PgTls "records" { carries = keeps; }
  port api : Grpc = app;
  port calls = app;
  port replicas : PgWire = db;
}

/// A queue and the program that works through it.
component QueuedWork(what : string, work : [Data]) "queue and worker" {
  queue : aws.SqsQueue "${what} queue" {
    controls = [DeadLetters, MessageSchema];
  }
  worker : Worker "${what} worker" { language = "kotlin"; }
  flow take : queue -> worker via aws.AwsApi "work" { carries = work; }
  port add : aws.AwsApi = queue;
  port results = worker;
}
