/// The control plane and the machines, which the platform team runs.
package acme.platform;

import std.kubernetes as k8s;

extend Platform.cluster {
  boundary control : ManagementNetwork "Control plane" {
    api : k8s.ClusterApi "Cluster API" {
      rbac_least_privilege = true;
      admission_control = true;
      authn = Token;
      availability = Important;
      controls += [k8s.AnonymousAccessDisabled, TokenValidation, Authorization, Redundancy];
      image_signatures_verified = false;
    }
    etcd : k8s.Etcd "etcd" {
      stores = [ClusterState, ClusterSecret];
      authn = ClientCertificate;
      availability = Important;
      controls += [k8s.SecretsEncryption, k8s.EtcdAccessRestriction, Redundancy];
    }
    scheduler : Service "Scheduler" { language = "go"; does = []; }
    controllers : Service "Controllers" { language = "go"; does = []; }
  }

  boundary machines : PrivateSubnet "Machines" {
    machine_a : Machine(what = "a") "Machine A";
    machine_b : Machine(what = "b") "Machine B";
    machine_c : Machine(what = "c") "Machine C";
  }

  boundary base : k8s.Namespace "Namespace platform" {
    controls = [k8s.NetworkPolicies];
    certificates : ClusterOperator(what = "Certificate operator") "Certificate operator";
    secrets : ClusterOperator(what = "Secrets operator") "Secrets operator";
    admission : ClusterOperator(what = "Admission policy") "Admission policy";
  }
}

extend Platform {
  flow keep : api <-> etcd via TlsStream "state" {
    carries = [ClusterState, ClusterSecret];
    authn = ClientCertificate;
  }
  flow place : scheduler <-> api via Https "pods" { carries = [ClusterState]; authn = ClientCertificate; }
  flow reconcile : controllers <-> api via Https "state" {
    carries = [ClusterState, ClusterSecret];
    authn = ClientCertificate;
  }
  flow encrypt : api <-> kms via Https "data keys" { carries = [ClusterKey]; authn = WorkloadIdentity; }

  flow run_a : api <-> machine_a.orders via Https "pods, logs, shells" {
    carries = [ClusterState, ClusterSecret];
  }
  flow run_b : api <-> machine_b.orders via Https "pods, logs, shells" {
    carries = [ClusterState, ClusterSecret];
  }
  flow run_c : api <-> machine_c.orders via Https "pods, logs, shells" {
    carries = [ClusterState, ClusterSecret];
  }

  flow admit : api <-> admission.acts via Https "new pods" {
    carries = [ClusterState];
    authn = ClientCertificate;
  }
  flow certify : certificates.acts <-> api via Https "certificates" {
    carries = [ClusterSecret];
    authn = WorkloadIdentity;
  }
  flow order_certificate : certificates.acts <-> ca via Https "orders" {
    carries = [Certificate];
    authn = SignedRequest;
  }
  flow sync : secrets.acts <-> api via Https "secrets" {
    carries = [ClusterSecret];
    authn = WorkloadIdentity;
  }
  flow read_secrets : secrets.acts <-> vault via Https "logins" {
    carries = [DatabaseLogin];
    authn = WorkloadIdentity;
  }

  flow command : engineer <-> kubectl { carries = [ClusterState]; }
  flow administer : kubectl <-> api via Https "administration" {
    carries = [ClusterState];
    authn = Token;
    administrative = true;
    controls = [Vpn];
  }
  flow sign_in : kubectl <-> login via Https "login" { carries = [EngineerSession]; }

  derive ClusterSecret : ServiceSecret from DatabaseLogin by secrets.program;
}
