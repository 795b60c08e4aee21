/// Microservices on Kubernetes: an ingress, services, a message broker, stores, and a pipeline that deploys.
package app;

import std.api;
import std.identity;
import std.privacy;
import std.storage;
import std.kubernetes as k8s;

data LoginSession : Session;
data Order { sensitivity = Confidential; integrity = Important; }
data DatabaseLogin : ServiceSecret;
data Source : Program;
data Image : Program;
data Manifest : Configuration;
data AppData { sensitivity = Confidential; }

system MySystem {
  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser;
    login : IdentityProvider "Login provider";
  }
  boundary cluster : k8s.KubernetesCluster "Cluster" {
    boundary edge : k8s.Namespace "Namespace edge" { ingress : k8s.Ingress "Ingress"; }
    boundary workloads : k8s.Namespace "Namespace app" {
      boundary gate_pod : k8s.Pod "Pod of the gateway" { gate : ApiGateway "API gateway" { authn = Token; } }
      boundary accounts_pod : k8s.Pod "Pod of accounts" { accounts : ApiService "Accounts"; }
      boundary orders_pod : k8s.Pod "Pod of orders" { orders : ApiService "Orders"; }
      boundary mail_pod : k8s.Pod "Pod of mails" { mails : Worker "Mails"; }
      secrets : k8s.KubernetesSecret "Secrets" { stores = [DatabaseLogin]; }
    }
    api : k8s.ClusterApi "Cluster API";
  }
  boundary storage : PrivateSubnet "Storage" {
    database : Postgres "Database" { stores = [AppData, Order]; }
    broker : Kafka "Broker" { stores = [Order]; }
  }
  boundary delivery : ThirdParty "Delivery" {
    repository : SourceRepository "Repository" { stores = [Source, Manifest]; }
    pipeline : BuildPipeline "Pipeline";
    registry : k8s.ImageRegistry "Image registry" { stores = [Image]; }
  }

  flow use : customer -> browser;
  flow visit : browser <-> ingress via Https { carries = [AppData, Order, LoginSession]; authn = Token; }
  flow sign_in : browser <-> login via Https { carries = [LoginSession]; }
  flow route : ingress <-> gate via Http { carries = [AppData, Order, LoginSession]; }
  flow call_accounts : gate <-> accounts via Grpc { carries = [AppData, LoginSession]; }
  flow call_orders : gate <-> orders via Grpc { carries = [Order, LoginSession]; }
  flow keep_accounts : accounts <-> database via PgWire { carries = [AppData]; }
  flow keep_orders : orders <-> database via PgWire { carries = [Order]; }
  flow tell : orders -> broker via KafkaWire { carries = [Order]; }
  flow listen : mails <-> broker via KafkaWire { returns = [Order]; }
  flow mount : orders <-> secrets via LocalCall { returns = [DatabaseLogin]; }
  flow fetch_source : pipeline <-> repository via Https { returns = [Source, Manifest]; }
  flow push_image : pipeline -> registry via Https { carries = [Image]; }
  flow deploy : pipeline -> api via Https { carries = [Manifest]; }
  flow pull_image : api <-> registry via Https { returns = [Image]; }
}
