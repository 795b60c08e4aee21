/// A platform on Kubernetes on which two teams run their services: where its
/// parts run, how users come in, and how its environments differ.
package acme.platform;

import "parts.tm";
import "control.tm";
import "workloads.tm";
import "delivery.tm";
import "observability.tm";
import "decisions.tm";
import std.kubernetes as k8s;

system Platform "Kubernetes platform" {
  owner = "platform@acme.example";

  // The mesh gives each pod a certificate, and its sidecars check the other's.
  default Grpc { controls += [MutualTls]; }
  // No store is open to the public.
  // Setting up a product ends with removing the accounts that it came with.
  default Element { default_credentials_removed = true; }
  default Store { public_access = false; }
  default SourceRepository { backed_up = true; }
  default ArtifactStore { backed_up = true; }
  default MessageStore { order_matters = false; }
  // One team runs all of it.
  default k8s.Namespace { foreign_tenants = false; }

  boundary internet : PublicInternet {
    user : Customer "User";
    browser : Browser "User's browser";
  }

  boundary outside : ThirdParty "Services of others" {
    default ExternalService { contract = true; authn = Token; }
    login : IdentityProvider "Company login";
    ca : ExternalApi "Public certificate authority";
    pager : ExternalApi "On-call service";
    images : PackageRegistry "Public images and packages" { authn = Anonymous; }
  }

  boundary office : CorporateNetwork "Offices" {
    engineer : Operator "Platform engineer";
    kubectl : CliTool "kubectl" { does = []; }
    developer : Developer;
    laptop : DeveloperMachine "Developer's laptop" { managed = true; }
    developer_browser : Browser "Developer's browser";
  }

  boundary cloud : CloudAccount "Cloud account" {
    // Policies of the network let each part reach only what is drawn here.
    isolated = true;
    default Process { fetches_urls = false; controls += [AuditLogging]; }
    default Database { controls += [EncryptionAtRest, Backups]; }

    boundary edge : Dmz "Edge" {
      balancer : LoadBalancer "Load balancer" { controls += [RateLimiting, Redundancy]; }
    }

    boundary cluster : k8s.KubernetesCluster "Cluster" {
      // Admission enforces these for every namespace.
      default k8s.Pod {
        controls += [k8s.PodSecurityBaseline, k8s.LeastPrivilegeServiceAccount, k8s.ResourceLimits];
      }

      boundary entry : k8s.Namespace "Namespace ingress" {
        controls = [k8s.NetworkPolicies];
        boundary ingress_pod : k8s.Pod "Pod of the ingress" {
          controls += [k8s.NonRootContainers];
          ingress : k8s.IngressController "Ingress controller" { controls += [RateLimiting, Redundancy]; }
        }
      }
    }

    boundary managed : PrivateSubnet "Managed stores" {
      orders_db : Postgres "Orders" { stores = [Order]; availability = Important; redundant = false; }
      billing_db : Postgres "Billing" { stores = [Bill]; }
      events : Kafka "Events" {
        stores = [OrderEvent];
        authn = ClientCertificate;
        controls = [
          EncryptionAtRest,
          SubscriptionAuthorization,
          TopicAuthorization,
          MessageRetentionLimit,
          DeadLettering,
        ];
      }
    }

    boundary vaults : RestrictedNetwork "Keys" {
      vault : SecretStore "Secret store" {
        stores = [DatabaseLogin];
        backed_up = true;
        authn = WorkloadIdentity;
      }
      kms : KeyModule "Key service" { stores = [ClusterKey]; backed_up = true; authn = WorkloadIdentity; }
    }
  }

  flow visit : user <-> browser { carries = [Order]; }
  flow browse : browser <-> balancer via Https "requests" { carries = [Order, UserSession]; authn = Token; }
  flow route : balancer <-> ingress via Https(min_tls = Tls13) "requests" {
    carries = [Order, UserSession];
    authn = Token;
  }

  require every path internet -> managed passes entry : "users reach stores through the ingress";
  require no path internet -> etcd avoiding api : "the cluster's state is changed through its API only";
  require no path vault -> internet carrying DatabaseLogin : "logins of programs stay inside";
}

/// One small cluster that only those who test reach; it may fail.
overlay staging of Platform {
  extend browse { controls += [Vpn]; }
  override api { availability = Operational; }
  override etcd { availability = Operational; }
  override orders_db { availability = Operational; }
}

/// A standby of the orders, and nothing starts that the pipeline has not signed.
overlay prod of Platform {
  override api { image_signatures_verified = true; }
  override pull_a { signed = true; }
  override pull_b { signed = true; }
  override pull_c { signed = true; }
  override orders_db { redundant = true; }
}
