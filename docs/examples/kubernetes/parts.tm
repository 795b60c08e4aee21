/// Data of the platform, and the pieces that its teams build on.
package acme.platform;

import std.kubernetes as k8s;

data Order : PersonalData { retention = 1825d; }
data Bill : PersonalData { integrity = Critical; retention = 3650d; }
data UserSession : Session;
data EngineerSession : Session;

data Certificate : PublicData { integrity = Important; }
data Manifest : Configuration;
data Source : Program;
data Package : Program "Foreign image or package";
data ClusterState : Configuration;
data ClusterKey : ServiceSecret "Key that encrypts the cluster's secrets";
data DatabaseLogin : ServiceSecret;
data Measurement { sensitivity = Internal; }
data PodLog : LogRecord { retention = 90d; }
data AuditRecord : LogRecord { retention = 400d; }

/// A service as teams deploy it: a pod with the program and the sidecar of the mesh.
component MeshService(what : string, handles : [Data], in_language : string) "service in the mesh" {
  boundary pod : k8s.Pod "Pod of ${what}" {
    sidecar : ReverseProxy "Sidecar of ${what}";
    app : ApiService "${what}" { does = []; language = in_language; authn = ClientCertificate; }
  }
  flow pass : sidecar <-> app via LocalCall "requests" { carries = handles; authn = Token; }
  port api : Grpc = sidecar;
  port web : Https = sidecar;
  port calls = app;
}

/// A controller that changes the cluster by its API.
component ClusterOperator(what : string) "cluster operator" {
  boundary pod : k8s.Pod "Pod of ${what}" {
    controls += [k8s.NonRootContainers];
    program : Service "${what}" { language = "go"; does = []; }
  }
  port acts = program;
}

/// A machine of the cluster with what runs on each.
component Machine(what : string) "machine" {
  boundary host : k8s.Node "Machine ${what}" {
    controls = [k8s.NodePatching];
    kubelet : k8s.Kubelet "Kubelet of ${what}" {
      authn = ClientCertificate;
      controls += [k8s.KubeletAuthorization];
    }
    agent : Service "Log agent of ${what}" { language = "rust"; does = [RunsPrivileged]; }
  }
  port orders = kubelet;
  port lines = agent;
}
