/// Kubernetes and containers: kinds, controls and threats.
package std.kubernetes;

import std.core.*;
import std.owasp.*;
import std.controls.{AuditLogging, Vpn, Bastion};
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.tls as tls;
import std.net as net;
import std.web as web;
import std.data as data;
import std.db as db;
import std.delivery as delivery;
import std.hosting as hosting;
import std.checks.network as network;
import std.checks.files as files;

// --- Zones ----------------------------------------------------------------------

/// A cluster of machines that run containers.
@also("K8s", "Kubernetes", "OpenShift")
zone KubernetesCluster : net.Cluster {
  trust = 70;
}

/// A place where containers run: a pod, or a namespace whose pods are not drawn. The settings of a namespace
/// apply to the pods in it that do not set them.
@also("workload")
abstract zone Workloads : Boundary {
  attr host_access : bool? = if known(parent) then host_access_around(parent) else unknown
      "Does it run privileged, or use its machine's namespaces, paths or container engine?";
  attr runs_unprivileged : bool? = if known(parent) then unprivileged_around(parent) else unknown
      "Do programs in it run as a user without root's rights?";
  @formerly("account_minimal") attr service_account_least_privilege : bool? =
      if known(parent) then minimal_around(parent) else unknown
      "Does it hold no cluster token, or one with only the rights that it needs?";
  @formerly("limits_set") attr resource_limits : bool? =
      if known(parent) then limits_around(parent) else unknown
      "Does it have limits on memory, processor time, disk and processes?";
}

/// The programs of a pod, at any depth, or those that a namespace has in addition to its pods.
private function programs_of(b : Workloads) : [Process] =
    (if b is Pod then b.elements else b.members).filter(e => e is Process);

private function host_access_around(b : Boundary) : bool? = if b is Workloads then b.host_access else unknown;

private function unprivileged_around(b : Boundary) : bool? =
    if b is Workloads then b.runs_unprivileged else unknown;

private function minimal_around(b : Boundary) : bool? =
    if b is Workloads then b.service_account_least_privilege else unknown;

private function limits_around(b : Boundary) : bool? = if b is Workloads then b.resource_limits else unknown;

/// A part of a cluster with its own names and permissions. By itself it separates neither networks nor
/// machines.
@also("K8s namespace")
zone Namespace : Workloads {
  /// Whether its users belong to another customer or team than those of its neighbours.
  attr foreign_tenants : bool? "Do those who use it belong to another customer or team than those beside it?";
  attr network_policies : bool? "Is traffic into and out of it refused, unless a policy allows it?";
  @formerly("nodes_separated") attr dedicated_nodes : bool?
      "Do the pods of it run on machines of their own, or in virtual machines?";
}

/// Containers that share an address, and are started and stopped together.
@also("K8s pod")
zone Pod : Workloads { shared_runtime = true; }

/// Identical pods, replaced one by one when their image changes.
@also("K8s deployment", "deployment")
zone KubernetesDeployment : Pod;

/// Identical pods; a deployment makes one set for each version.
@also("replica")
zone ReplicaSet : Pod;

/// Pods that keep their names and disks.
@also("stateful workload")
zone StatefulSet : Pod;

/// A pod on each machine. Those of networks, logs and storage often need the machine itself.
@also("node agent")
zone DaemonSet : Pod;

/// Pods that run to completion.
zone Job : Pod;

/// Pods that are started at set times.
zone CronJob : Job;

/// A machine that runs pods.
@also("worker node", "kubelet host")
zone Node : net.Host {
  @formerly("replaced_regularly") attr patched : bool?
      "Is it replaced or updated within days of a fix to kernel or engine?";
}

// --- Parts of the cluster ---------------------------------------------------------

/// The API that all other parts of the cluster and administrators use.
@also("API server", "kube-apiserver")
component ClusterApi : Process {
  does = [];
  attr anonymous_refused : bool? "Does it refuse calls without a name?";
  @formerly("images_verified") attr image_signatures_verified : bool?
      "Does the cluster behind it start only images that were signed by our pipeline?";
  @formerly("people_limited") attr rbac_least_privilege : bool?
      "Does everyone have only the rights of their work, and nobody permanent cluster-admin?";
  @formerly("pods_admitted") attr admission_control : bool?
      "Does admission at it refuse pods that break the rules, in each namespace?";
}

/// The store of the cluster's state, including its secrets.
@also("etcd cluster")
component Etcd : db.DocumentDatabase {
  // It comes with no accounts; whether anyone may connect is asked by rules of its own.
  ready_made = false;
  keeps_secrets = true;
  stores = [];
  attr secrets_encrypted : bool? "Are the secrets in it encrypted with a key that is kept elsewhere?";
  @formerly("members_only") attr access_restricted : bool? "Can nothing but the cluster's API connect to it?";
}

/// The agent that starts containers on a node, and can look into each.
component Kubelet : Process {
  does = [];
  attr calls_checked : bool? "Does it ask the cluster's API, for each call, whether it may be made?";
}

/// A proxy that accepts requests from outside, and routes them by host and path.
@also("nginx ingress", "Traefik")
component IngressController : web.ReverseProxy;

/// The rules by which an ingress controller lets requests in, for one application.
component Ingress : IngressController;

/// A gateway of the Gateway API.
@also("K8s gateway")
component GatewayApi : IngressController;

/// A name and address for a set of pods. It passes connections on without inspecting them.
@also("ClusterIP", "NodePort")
component ClusterService : Process { forwards = true; does = []; redundant = true; }

/// The DNS server of the cluster.
@also("CoreDNS", "kube-dns")
component ClusterDns : Process { does = []; }

/// The program that decides on which machine a pod runs.
@also("kube-scheduler")
component Scheduler : Process { does = []; serving = false; }

/// The program that brings the cluster into the state that its objects describe.
@also("kube-controller-manager")
component ControllerManager : Process { does = []; serving = false; }

/// A service that is called before objects are created or changed, and may refuse or change them.
@also("validating webhook", "mutating webhook")
component AdmissionWebhook : Process { does = []; }

/// A program in the cluster that watches its own objects, and has permissions to act on them.
@also("operator", "custom controller")
component ClusterOperator : Process { serving = false; }

/// A program that brings the cluster into the state that a repository describes: Argo CD, Flux.
@also("Argo CD", "Flux", "GitOps")
component GitOpsController : delivery.BuildPipeline {
  ready_made = false;
  builds_forks = false;
  uses_third_party_steps = false;
}

/// Settings of programs, which pods read as files or variables. They are not meant for secrets.
component ConfigMap : db.FileStore { authn = WorkloadIdentity; public_access = false; }

/// Secrets of programs, which pods read as files or variables. They are in etcd; whether they are encrypted
/// there is a setting (kubernetes.io/docs/tasks/administer-cluster/encrypt-data).
component KubernetesSecret : db.SecretStore { encrypted_at_rest = unknown; authn = WorkloadIdentity; }

/// A disk for pods.
@also("PV", "PVC")
component PersistentVolume : db.FileStore { authn = WorkloadIdentity; public_access = false; }

/// The token of a service account, with which pods call the cluster's API.
abstract data ServiceAccountToken : data.ServiceSecret { replaceable = true; }

/// The file with which a person or program calls the cluster's API.
@also("kubeconfig file")
abstract data KubeConfig : data.Credentials;

/// A web page to view and change the cluster.
@also("Kubernetes dashboard")
component ClusterDashboard : web.WebApplication { ready_made = true; }

/// A registry of container images.
@also("Harbor")
component ImageRegistry : hosting.ContainerRegistry;

// --- What helps -----------------------------------------------------------------

/// The cluster refuses pods that are privileged or share namespaces, paths or
/// the engine of the machine.
@also("PSS", "PSA", "PodSecurityPolicy", "no privileged containers", "baseline") @formerly("PodBaseline")
control PodSecurityBaseline for Pod, Namespace "Pod Security Standard baseline" {
  provides host_access = false;
  effort = Small;
  fix = "Let admission refuse privileged pods, host namespaces, host paths and the engine's socket.";
  refs = [nist("SC-39")];
}

/// The pod runs as its own user, without
/// capabilities, and cannot gain any.
@also("runAsNonRoot", "drop capabilities", "allowPrivilegeEscalation false", "restricted", "rootless")
@formerly("UnprivilegedUser")
control NonRootContainers for Pod, Namespace "non-root containers" {
  provides runs_unprivileged;
  effort = Small;
  fix = "Run as a user of its own, drop all capabilities, and forbid privilege escalation.";
  refs = [nist("AC-6")];
}

/// Only traffic that a policy allows may enter or leave the namespace.
@also("NetworkPolicy", "Cilium", "Calico", "microsegmentation")
control NetworkPolicies for Namespace "network policies" {
  provides network_policies;
  effort = Moderate;
  fix = "Refuse all traffic in and out of the namespace, and allow what is needed by name.";
  refs = [nist("SC-7")];
}

/// The cluster encrypts secrets with a key of a key service before it keeps
/// them, or keeps them elsewhere.
@also("KMS provider", "EncryptionConfiguration", "sealed secrets", "external secrets")
@formerly("SecretEncryption")
control SecretsEncryption for Etcd "encryption of cluster secrets" {
  provides secrets_encrypted;
  effort = Small;
  fix = "Encrypt secrets with a key service, or keep them in a secret store outside the cluster.";
  refs = [asvs("13.3.1"), nist("SC-28")];
}

/// A firewall and a separate certificate
/// authority let only the cluster's API connect.
@also("etcd mTLS", "etcd firewall") @formerly("EtcdMembersOnly")
control EtcdAccessRestriction for Etcd "restricted access to etcd" {
  provides access_restricted;
  effort = Small;
  fix = "Give the store a certificate authority of its own, and let only the cluster's API through the firewall.";
  refs = [nist("SC-7")];
}

/// The API refuses anonymous calls, and
/// no role is bound to anonymous callers.
@also("anonymous-auth=false") @formerly("NoAnonymousApi")
control AnonymousAccessDisabled for ClusterApi "no anonymous access to the API" {
  provides anonymous_refused;
  effort = Small;
  fix = "Switch off anonymous calls, and bind no role to unnamed or to all callers.";
  refs = [nist("AC-14")];
}

/// The pod gets no token, or one for an account that may do only what it needs.
@also("automountServiceAccountToken false", "RBAC") @formerly("MinimalServiceAccount")
control LeastPrivilegeServiceAccount for Pod, Namespace "least-privilege service account" {
  provides service_account_least_privilege;
  effort = Small;
  fix = "Mount no token where none is needed, and give each pod an account of its own with few rights.";
  refs = [nist("AC-6")];
}

/// The cluster starts only images that our pipeline signed, named by their
/// digest.
@also("cosign", "Sigstore", "admission policy", "Notary", "Binary Authorization") @formerly("ImageAdmission")
control ImageSignatureVerification for ClusterApi "image signature verification" {
  provides image_signatures_verified;
  effort = Moderate;
  fix = "Let admission start only images with our pipeline's signature, named by digest.";
  refs = [nist("CM-14")];
}

/// The agent accepts only calls with a certificate,
/// and asks the cluster's API what they may do.
@also("kubelet webhook", "kubelet authentication") @formerly("CheckedKubelet")
control KubeletAuthorization for Kubelet "kubelet authorization" {
  provides calls_checked;
  effort = Small;
  fix = "Refuse anonymous calls, ask the cluster's API for each, and close the read-only port.";
  refs = [nist("AC-3")];
}

/// Each pod has limits of memory, time, disk and number of processes.
@also("LimitRange", "ResourceQuota", "requests and limits") @formerly("PodLimits")
control ResourceLimits for Pod, Namespace "resource limits" {
  provides resource_limits;
  effort = Small;
  fix = "Set limits of memory, time, disk and processes for each pod, and a quota for each namespace.";
  refs = [nist("SC-6")];
}

/// Each tenant's pods run on separate machines, or in virtual machines.
@also("node pools", "taints", "Kata Containers", "gVisor", "node isolation") @formerly("SeparateNodes")
control DedicatedNodes for Namespace "dedicated nodes" {
  provides dedicated_nodes;
  effort = Moderate;
  fix = "Run tenants' pods on machines of their own, or in a sandbox with a kernel of its own.";
  refs = [nist("SC-39")];
}

/// Machines are replaced by new ones with current kernel and engine within days
/// of a fix.
@also("node replacement", "patch management", "auto-upgrade", "immutable infrastructure")
@formerly("FreshNodes")
control NodePatching for Node "node patching" {
  provides patched;
  effort = Small;
  fix = "Replace machines with fresh ones within days of a fix, and follow the cluster's versions.";
  refs = [nist("SI-2")];
}

/// Images are scanned again each day, rebuilt on small current bases, and old
/// ones refuse to start.
@also("Trivy", "container scanning", "vulnerability scanning", "Clair")
control ImageScanning for hosting.ContainerRegistry "image scanning" {
  provides images_scanned;
  effort = Small;
  fix = "Build on small bases, scan images each day, rebuild them each week, and let old ones refuse to start.";
  refs = [nist("RA-5")];
}

/// People get roles of their team's namespace through the identity provider;
/// cluster-admin is for emergencies, for minutes, and recorded.
@also("RBAC", "least privilege", "just-in-time access", "PIM") @formerly("LeastRbac")
control LeastPrivilegeRbac for ClusterApi "least-privilege RBAC" {
  provides rbac_least_privilege;
  effort = Moderate;
  fix = "Bind people to roles of their namespace, through groups of the identity provider; give cluster-admin for minutes only, and record it.";
  refs = [nist("AC-6")];
}

/// Admission (Pod Security Admission, or a policy engine) refuses pods that
/// break the rules, in each namespace.
@also("OPA Gatekeeper", "Kyverno", "Pod Security Admission", "ValidatingAdmissionPolicy", "admission policy")
@formerly("AdmissionPolicy")
control AdmissionControl for ClusterApi "admission control" {
  provides admission_control;
  effort = Moderate;
  fix = "Enforce the restricted level of Pod Security Admission, or a policy engine, in each namespace, with few named exceptions.";
  refs = [nist("CM-7(5)")];
}

/// A pod runs privileged, or shares namespaces, paths or sockets of its node. Attackers who break
/// into the container step out of it. The node and all its other pods fall with it.
@also("privileged pod", "container escape", "container breakout", "hostPath", "hostNetwork") @id("TM-K8S-001")
@formerly("PrivilegedPod") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule PrivilegedContainer "Privileged container: anyone who breaks into ${b} has its whole machine" {
  match b : Workloads;
  where not programs_of(b).empty;
  unless not b.host_access by PodSecurityBaseline;
  severity = if any e in programs_of(b) : e.takes_untrusted then Critical else High;
  gain = [Spreads];
  vantage = Holding;
  fix = "Let admission refuse privileged pods, host namespaces, host paths and the engine's socket.";
  refs = [cwe(250), cwe(653), capec(480), attack("T1611"), nist("SC-39")];
  question b.host_access
      "Does ${b} run privileged, or use its machine's namespaces, paths or container engine?";
  verify files.no_host_access(if b is Pod then b else unknown);
}

/// The programs in a container run as root. Attackers who take one over are root for every mounted
/// file. One flaw in the kernel makes them root on the node.
@also("root container", "runAsNonRoot", "privilege escalation") @id("TM-K8S-002") @formerly("RootInContainer")
@stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule ContainerRunningAsRoot "Container running as root: programs in ${b} run as root" {
  match b : Workloads;
  where not programs_of(b).empty;
  unless b.runs_unprivileged by NonRootContainers;
  severity = if any e in programs_of(b) : e.takes_untrusted then Medium else Low;
  gain = [Spreads];
  vantage = Holding;
  work = 8;
  fix = "Run as a user of its own, drop all capabilities, and forbid privilege escalation.";
  refs = [cwe(250), capec(69), attack("T1611"), nist("AC-6")];
  question b.runs_unprivileged "Do programs in ${b} run as a non-root user?";
  verify files.unprivileged(if b is Pod then b else unknown);
}

/// Without network policies any pod may talk to any other, whatever its namespace. Attackers take
/// over one pod. From there they reach everything.
@also("NetworkPolicy", "flat cluster network", "lateral movement") @id("TM-K8S-003") @formerly("FlatCluster")
@stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule MissingNetworkPolicies "Missing network policies: every pod of the cluster reaches ${inside} in ${n}" {
  match n : Namespace;
  let inside = n.elements.filter(e => e is Process or e is Store);
  where not inside.empty;
  unless n.network_policies by NetworkPolicies;
  severity = if any e in n.elements : guards(e) then High else Medium;
  gain = [];
  fix = "Refuse all traffic in and out of the namespace, and allow what is needed by name.";
  refs = [cwe(923), cwe(653), attack("T1210"), nist("SC-7")];
  question n.network_policies "Is traffic into and out of ${n} refused, unless a policy allows it?";
  verify files.network_policies(n);
}

/// The cluster keeps the secrets of all programs encoded, but not encrypted. Attackers read a copy
/// of the store or of its disk. They open every system that the secrets open.
@also("secrets in etcd", "Kubernetes secrets", "base64 secrets", "encryption at rest") @id("TM-K8S-004")
@formerly("SecretsInEtcd") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule UnencryptedClusterSecrets
    "Unencrypted cluster secrets: the cluster's secrets lie in ${s} as plain text" {
  match s : Etcd;
  unless s.secrets_encrypted by SecretsEncryption;
  severity = High;
  vantage = Anywhere;
  fix = "Encrypt secrets with a key service, or keep them in a secret store outside the cluster.";
  refs = [cwe(312), cwe(522), attack_sub("T1552", "007"), asvs("13.3.1"), nist("SC-28")];
  question s.secrets_encrypted "Are the secrets in ${s} encrypted with a key that is kept elsewhere?";
  verify files.secrets_encrypted(s);
}

/// The cluster's store can be reached without passing the API server. Attackers write to it
/// directly. They get around every access rule of the cluster and leave no record.
@also("exposed etcd", "etcd bypass", "API server bypass") @id("TM-K8S-005") @formerly("EtcdBypass")
@stride(ElevationOfPrivilege)
rule DirectEtcdAccess "Direct etcd access: ${f.source} reaches ${s} without asking the cluster's API" {
  match s : Etcd, f : Flow;
  where f in s.serves and f.source is not ClusterApi and f.networked;
  unless s.access_restricted by EtcdAccessRestriction;
  severity = Critical;
  gain = [Reads, Changes];
  gain_of = "s";
  vantage = Inside;
  work = 4;
  fix = "Give the store a certificate authority of its own, and let only the cluster's API through the firewall.";
  refs = [cwe(668), cwe(653), attack("T1552"), nist("SC-7")];
  question s.access_restricted "Can nothing but the cluster's API connect to ${s}?";
  verify tls.requires_client_certificate(s);
}

/// The interface that controls the whole cluster can be reached from networks where anyone may be.
/// Attackers need one leaked token, or one flaw in it. The cluster is theirs.
@also("exposed API server", "kube-apiserver", "public control plane") @id("TM-K8S-006")
@formerly("ApiOnInternet") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule ExposedKubernetesApi "Exposed Kubernetes API: the cluster's ${a} can be reached from outside over ${f}" {
  match a : ClusterApi, f : Flow;
  where f in a.serves and f.from_outside and not f.administrative;
  unless f.tunnelled by Vpn, Bastion;
  severity = High;
  vantage = Sending;
  work = 8;
  fix = "Let the interface be reached only from named networks or through a VPN.";
  refs = [cwe(668), attack("T1133"), attack("T1190"), nist("SC-7")];
  question f.tunnelled "Can ${a} be reached only through a VPN or a bastion host?";
  verify network.unreachable(a);
}

/// The cluster's API serves callers who show neither certificate nor token as an anonymous user.
/// Attackers look for the one careless role that this user was given. It opens the cluster.
@also("anonymous-auth", "system:anonymous", "unauthenticated API server") @id("TM-K8S-007")
@formerly("NamelessCallers") @stride(Spoofing) @owasp(AuthenticationFailures)
rule AnonymousApiAccess "Anonymous API access: ${a} answers callers without a name" {
  match a : ClusterApi;
  unless a.anonymous_refused by AnonymousAccessDisabled;
  severity = High;
  vantage = Inside;
  work = 3;
  fix = "Switch off anonymous calls, and bind no role to unnamed or to all callers.";
  refs = [cwe(306), attack("T1078"), nist("AC-14")];
  question a.anonymous_refused "Does ${a} refuse calls without a name?";
  verify network.cluster_api_closed(a);
}

/// A pod holds a token of the cluster with more rights than it needs. Attackers who break in use it
/// to read secrets or start pods. The whole cluster follows.
@also("service account token", "automountServiceAccountToken", "RBAC") @id("TM-K8S-008")
@formerly("StrongServiceAccount") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule OverprivilegedServiceAccount
    "Overprivileged service account: a break-in at ${b} yields rights in the cluster" {
  match b : Workloads;
  where any e in programs_of(b) : e.takes_untrusted;
  unless b.service_account_least_privilege by LeastPrivilegeServiceAccount;
  severity = High;
  gain = [Spreads];
  vantage = Holding;
  work = 3;
  fix = "Mount no token where none is needed, and give each pod an account of its own with few rights.";
  refs = [cwe(250), cwe(269), attack_sub("T1552", "007"), attack("T1528"), nist("AC-6")];
  question b.service_account_least_privilege
      "Does ${b} hold no cluster token, or one with only the rights that it needs?";
  verify files.no_token(if b is Pod then b else unknown);
}

/// A cluster starts images without verifying who built them. Attackers who may start a pod, or move
/// a tag, run a program of their choice. The cluster does not ask where it came from.
@also("unsigned image", "image signing", "cosign", "Sigstore", "malicious image") @id("TM-K8S-009")
@formerly("AnyImage") @stride(Tampering) @owasp(SoftwareSupplyChainFailures)
@owasp(SoftwareOrDataIntegrityFailures)
rule UnverifiedContainerImage "Unverified container image: ${a} starts images that nobody signed" {
  match a : ClusterApi;
  // Where it is drawn how programs get there, UnsignedCode asks.
  where known(a.image_signatures_verified) or (none f in a.serves : f.brings_code and f.travels);
  unless a.image_signatures_verified by ImageSignatureVerification;
  severity = Medium;
  gain = [];
  fix = "Let admission start only images with our pipeline's signature, named by digest.";
  refs = [cwe(494), cwe(345), capec(184), attack("T1610"), attack("T1525"), nist("CM-14")];
  question a.image_signatures_verified
      "Does the cluster behind ${a} start only images that were signed by our pipeline?";
}

/// The agent of a node takes calls without checking them with the cluster's API. Attackers in a pod
/// next to it call it. They enter every container of the node.
@also("kubelet API", "unauthenticated kubelet", "port 10250") @id("TM-K8S-010") @formerly("OpenKubelet")
@stride(ElevationOfPrivilege) @owasp(AuthenticationFailures)
rule ExposedKubelet "Exposed kubelet: anyone who reaches ${k} runs commands in every pod of its node" {
  match k : Kubelet;
  unless k.calls_checked by KubeletAuthorization;
  severity = High;
  gain = [Spreads];
  vantage = Inside;
  fix = "Refuse anonymous calls, ask the cluster's API for each, and close the read-only port.";
  refs = [cwe(306), attack("T1609"), nist("AC-3")];
  question k.calls_checked "Does ${k} ask the cluster's API, for each call, whether it may be made?";
  verify tls.requires_client_certificate(k);
  verify network.kubelet_closed(k);
}

/// Calls to the cluster's API are not recorded. Attackers change roles and secrets, or start a pod
/// in the night. Nobody can tell who did it.
@also("Kubernetes audit log", "audit policy", "insufficient logging") @id("TM-K8S-011")
@formerly("UnrecordedCluster") @stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule MissingClusterAuditLog
    "Missing cluster audit log: nobody can tell who changed what in the cluster of ${a}" {
  match a : ClusterApi;
  unless a.audit_log by AuditLogging;
  severity = Medium;
  fix = "Record each change and each read of a secret, and keep the record outside the cluster.";
  refs = [cwe(778), asvs("16.3.2"), nist("AU-12")];
  question a.audit_log "Does ${a} record who changed what, and who read secrets?";
  verify files.cluster_recorded(a);
}

/// A pod may use as much memory and processor time as it likes. A leak, an attack or a mining
/// program in it grows. The node stops its neighbours.
@also("resource quota", "LimitRange", "cryptomining", "resource hijacking", "noisy neighbour")
@id("TM-K8S-012") @formerly("HungryPod") @stride(DenialOfService)
rule MissingResourceLimits
    "Missing resource limits: ${b} can use all memory and processor time of its machine" {
  match b : Workloads;
  where any e in programs_of(b) : e.takes_untrusted;
  unless b.resource_limits by ResourceLimits;
  severity = Low;
  gain = [];
  fix = "Set limits of memory, time, disk and processes for each pod, and a quota for each namespace.";
  refs = [cwe(770), attack("T1496"), nist("SC-6")];
  question b.resource_limits "Does ${b} have limits on memory, processor time, disk and processes?";
  verify files.resource_limits(if b is Pod then b else unknown);
}

/// Tenants of a cluster are separated by namespaces only and share the kernels of its nodes.
/// Attackers run a program as one tenant. A flaw in the kernel takes them to the others.
@also("shared kernel", "multi-tenant cluster", "hard multi-tenancy", "container escape") @id("TM-K8S-013")
@formerly("SharedNodes") @stride(ElevationOfPrivilege)
rule WeakNodeIsolation
    "Weak node isolation: those who use ${n} share machines with others who must not reach them" {
  match n : Namespace;
  where n.foreign_tenants;
  unless n.dedicated_nodes by DedicatedNodes;
  severity = High;
  vantage = Anywhere;
  work = 9;
  fix = "Run tenants' pods on machines of their own, or in a sandbox with a kernel of its own.";
  refs = [cwe(653), cwe(668), capec(480), attack("T1611"), nist("SC-39")];
  question n.dedicated_nodes "Do the pods of ${n} run on machines of their own, or in virtual machines?";
}

/// Kernel and container engine of a node are not kept up to date. Their flaws are public. Attackers
/// in any container use them to get out of it.
@also("missing patches", "outdated kernel", "container runtime vulnerability") @id("TM-K8S-014")
@formerly("StaleNode") @stride(ElevationOfPrivilege) @owasp(SoftwareSupplyChainFailures)
rule UnpatchedNode "Unpatched node: flaws in kernel and engine of ${n} are known and not fixed" {
  match n : Node;
  unless n.patched by NodePatching;
  severity = Medium;
  vantage = Holding;
  work = 6;
  fix = "Replace machines with fresh ones within days of a fix, and follow the cluster's versions.";
  refs = [cwe(1104), attack("T1068"), nist("SI-2")];
  question n.patched "Is ${n} replaced or updated within days of a fix to kernel or engine?";
  verify files.nodes_fresh(n);
}

/// Container images are whole systems that nobody updates after they were built. A year later their
/// flaws are public. Attackers use them in every container that still starts from them.
@also("image vulnerabilities", "CVE", "missing image scanning", "outdated base image") @id("TM-K8S-015")
@formerly("OldImages") @stride(ElevationOfPrivilege) @owasp(SoftwareSupplyChainFailures)
rule VulnerableImages "Vulnerable images: images in ${r} contain programs with known flaws" {
  match r : hosting.ContainerRegistry;
  unless r.images_scanned by ImageScanning;
  severity = Medium;
  gain = [];
  fix = "Build on small bases, scan images each day, rebuild them each week, and let old ones refuse to start.";
  refs = [cwe(1104), cwe(912), attack("T1525"), nist("RA-5")];
  question r.images_scanned "Are images in ${r} scanned regularly?";
}

/// A dashboard that changes the cluster with rights of its own can be reached from networks where
/// anyone may be. Attackers find it with a scanner. They run their own pods, for example to mine
/// coins.
@also("Kubernetes dashboard", "exposed admin console") @id("TM-K8S-016") @formerly("PublicDashboard")
@stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule ExposedDashboard
    "Exposed dashboard: the page that controls the cluster can be reached from outside over ${f}" {
  match d : ClusterDashboard, f : Flow;
  where f in d.serves and f.from_outside;
  // A shell or console is ExposedManagementInterface's.
  where not f.administrative.or_else(false);
  unless f.tunnelled by Vpn, Bastion;
  severity = High;
  vantage = Sending;
  work = 6;
  fix = "Remove it, or let it be reached only through a VPN and with the user's own rights.";
  refs = [cwe(668), cwe(306), attack("T1133"), nist("SC-7")];
  question f.tunnelled "Can ${d} be reached only through a VPN or a bastion host?";
  verify network.unreachable(d);
}

/// People, tools and pipelines have more rights in the cluster than their work needs, often
/// cluster-admin because that was the quickest way. Attackers steal one file from a laptop. They
/// have the cluster.
@also("RBAC", "cluster-admin", "excessive privileges") @id("TM-K8S-017") @formerly("ClusterAdmins")
@stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule OverpermissiveRbac
    "Overpermissive RBAC: people and their tools can do more at ${a} than their work needs" {
  match a : ClusterApi;
  unless a.rbac_least_privilege by LeastPrivilegeRbac;
  severity = High;
  gain = [TakesOver];
  vantage = OtherEnd;
  work = 5;
  fix = "Bind people to roles of their namespace, through groups of the identity provider; give cluster-admin for minutes only, and record it.";
  refs = [cwe(269), cwe(250), attack_sub("T1098", "006"), attack("T1078"), nist("AC-6"), nist("AC-2(7)")];
  question a.rbac_least_privilege
      "Does everyone at ${a} have only the rights of their work, and nobody permanent cluster-admin rights?";
  verify files.admins_few(a);
}

/// Nothing in the cluster refuses pods that break its rules. Attackers, and hurried colleagues,
/// start one that runs privileged, mounts its node or comes from anywhere. Each deployment decides
/// for itself.
@also("Pod Security Admission", "PSA", "OPA Gatekeeper", "Kyverno", "policy enforcement") @id("TM-K8S-018")
@formerly("NoAdmissionPolicy") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule MissingAdmissionControl "Missing admission control: ${a} starts whatever is asked of it" {
  match a : ClusterApi;
  unless a.admission_control by AdmissionControl;
  severity = Medium;
  gain = [Spreads];
  vantage = OtherEnd;
  work = 5;
  fix = "Enforce the restricted level of Pod Security Admission, or a policy engine, in each namespace, with few named exceptions.";
  refs = [cwe(693), cwe(1188), attack("T1610"), attack("T1611"), nist("CM-7(5)"), nist("CM-6")];
  question a.admission_control "Does admission at ${a} refuse pods that break the rules, in each namespace?";
}
