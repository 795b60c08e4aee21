/// What the shop is trusted with, and the pieces that its teams build on.
package acme.webshop;

import std.aws as aws;

/// Typed into fields that the payment provider hosts; the shop itself never sees it.
data CardNumber : PaymentCard { retention = 0d; }

/// What tells the payment provider to take or return money.
data ChargeOrder : Payment;

/// The provider's word that money was taken.
data PaymentEvent { sensitivity = Internal; integrity = Critical; }

data Password : Credentials;
data ShopSession : Session { retention = 30d; }
data Address : PersonalData "Name and address" { retention = 1095d; }
data Order : PersonalData {
  availability = Important;
  retention = 3650d;
  owner = "orders@acme.example";
}
data Basket { sensitivity = Internal; retention = 30d; }

data Catalogue : PublicData { integrity = Important; }
data Price : PublicData { integrity = Critical; owner = "pricing@acme.example"; }
data Picture : PublicData;
data StockLevel { sensitivity = Internal; integrity = Important; }

data ServiceLog : LogRecord { retention = 365d; }
data Source : Program "Source text";
data CardScript : Program "Script of the card fields";
data Package : Program "Foreign package";
data DatabasePassword : ServiceSecret;
data ProviderKey : ServiceSecret "Key for the payment provider";

/// A service with a database of its own, which nothing else may ask.
component StoredService(what : string, keeps : [Data], in_language : string = "kotlin")
    "service and database" {
  app : ApiService "${what}" {
    language = in_language;
    authn = ClientCertificate;
    does = [];
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
    controls = [DeadLettering, MessageValidation];
  }
  worker : Worker "${what} worker" { language = "kotlin"; does = []; }
  flow take : worker -> queue via aws.AwsApi "work" { carries = []; returns = work; }
  port add : aws.AwsApi = queue;
  port results = worker;
}
