/// Kubernetes and containers: kinds, what helps, and what can go wrong.
package std.kubernetes;

import std.core.*;
import std.owasp.*;
import std.controls.{AuditLog, Vpn, Bastion};
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
zone KubernetesCluster : net.Cluster {
  trust = 70;
}

/// Where containers run: a pod, or a namespace whose pods are not drawn. What is said of a namespace holds
/// for the pods in it that say nothing.
abstract zone Workloads : Boundary {
  attr host_access : bool? = if known(parent) then host_access_around(parent) else unknown
      "Does it run privileged, or use its machine's namespaces, paths or container engine?";
  attr runs_unprivileged : bool? = if known(parent) then unprivileged_around(parent) else unknown
      "Do programs in it run as a user without root's rights?";
  attr account_minimal : bool? = if known(parent) then minimal_around(parent) else unknown
      "Has it no token of the cluster, or one with only the rights that it needs?";
  attr limits_set : bool? = if known(parent) then limits_around(parent) else unknown
      "Has it all of these limits: memory, time, disk, processes?";
}

/// The programs of a pod, at any depth, or those that a namespace has besides its pods.
private function programs_of(b : Workloads) : [Process] =
    (if b is Pod then b.elements else b.members).filter(e => e is Process);

private function host_access_around(b : Boundary) : bool? = if b is Workloads then b.host_access else unknown;

private function unprivileged_around(b : Boundary) : bool? =
    if b is Workloads then b.runs_unprivileged else unknown;

private function minimal_around(b : Boundary) : bool? = if b is Workloads then b.account_minimal else unknown;

private function limits_around(b : Boundary) : bool? = if b is Workloads then b.limits_set else unknown;

/// A part of a cluster with names and rights of its own. By itself it separates
/// neither networks nor machines.
zone Namespace : Workloads {
  /// Whether those who use it belong to another customer or team than those beside it.
  attr foreign_tenants : bool? "Do those who use it belong to another customer or team than those beside it?";
  attr network_policies : bool? "Is traffic into and out of it refused, unless a policy allows it?";
  attr nodes_separated : bool? "Do the pods of it run on machines of their own, or in virtual machines?";
}

/// Containers that share an address, and are started and stopped together.
zone Pod : Workloads { shared_runtime = true; }

/// Pods that are the same, and replaced one by one when their image changes.
zone KubernetesDeployment : Pod;

/// Pods that are the same; a deployment makes one for each version.
zone ReplicaSet : Pod;

/// Pods that keep their names and disks.
zone StatefulSet : Pod;

/// A pod on each machine. Those of networks, logs and storage often need the machine itself.
zone DaemonSet : Pod;

/// Pods that run to their end.
zone Job : Pod;

/// Pods that are started at set times.
zone CronJob : Job;

/// A machine that runs pods.
zone Node : net.Host {
  attr replaced_regularly : bool? "Is it replaced or updated within days of a fix to kernel or engine?";
}

// --- Parts of the cluster ---------------------------------------------------------

/// What everything else in the cluster asks, and what administrators talk to.
component ClusterApi : Process {
  does = [];
  attr anonymous_refused : bool? "Does it refuse calls without a name?";
  attr images_verified : bool?
      "Does the cluster behind it start only images that were signed by our pipeline?";
  attr people_limited : bool?
      "Has everyone at it only the rights of their work, and nobody cluster-admin for good?";
  attr pods_admitted : bool? "Does admission at it refuse pods that break the rules, in each namespace?";
}

/// Where the cluster keeps its state, its secrets included.
component Etcd : db.DocumentDatabase {
  // It comes with no accounts; whether anyone may connect is asked by rules of its own.
  ready_made = false;
  keeps_secrets = true;
  stores = [];
  attr secrets_encrypted : bool? "Are the secrets in it encrypted with a key that is kept elsewhere?";
  attr members_only : bool? "Can nothing but the cluster's API connect to it?";
}

/// What starts containers on a node, and can look into each.
component Kubelet : Process {
  does = [];
  attr calls_checked : bool? "Does it ask the cluster's API, for each call, whether it may be made?";
}

/// What lets requests from outside in, and sends them on by host and path.
component IngressController : web.ReverseProxy;

/// The rules by which an ingress controller lets requests in, for one application.
component Ingress : IngressController;

/// A gateway of the Gateway API.
component GatewayApi : IngressController;

/// A name and address under which pods are reached. It passes connections on, and does not look into them.
component ClusterService : Process { forwards = true; does = []; redundant = true; }

/// What finds addresses for names inside the cluster.
component ClusterDns : Process { does = []; }

/// What decides on which machine a pod runs.
component Scheduler : Process { does = []; serving = false; }

/// What makes the cluster what its objects say.
component ControllerManager : Process { does = []; serving = false; }

/// What is asked before objects are made or changed, and may refuse or change them.
component AdmissionWebhook : Process { does = []; }

/// A program in the cluster that watches objects of its own, and has rights to act on them.
component ClusterOperator : Process { serving = false; }

/// What makes the cluster what a repository says: Argo CD, Flux.
component GitOpsController : delivery.BuildPipeline {
  ready_made = false;
  builds_foreign_changes = false;
  uses_foreign_steps = false;
}

/// Settings of programs, which pods read as files or variables. They are not meant for secrets.
component ConfigMap : db.FileStore { authn = WorkloadIdentity; public_access = false; }

/// Secrets of programs, which pods read as files or variables. They lie in etcd; whether they are encrypted there is a
/// setting (kubernetes.io/docs/tasks/administer-cluster/encrypt-data).
component KubernetesSecret : db.SecretStore { encrypted_at_rest = unknown; authn = WorkloadIdentity; }

/// A disk for pods.
component PersistentVolume : db.FileStore { authn = WorkloadIdentity; public_access = false; }

/// The token of a service account, with which pods speak to the cluster's API.
abstract data ServiceAccountToken : data.ServiceSecret { replaceable = true; }

/// The file with which a person or program speaks to the cluster's API.
abstract data KubeConfig : data.Credentials;

/// A page on which the cluster is seen and changed.
component ClusterDashboard : web.WebApplication { ready_made = true; }

/// Where images of containers wait to be fetched.
component ImageRegistry : hosting.ContainerRegistry;

// --- What helps -----------------------------------------------------------------

/// The cluster refuses pods that are privileged or share namespaces, paths or
/// the engine of the machine.
control PodBaseline for Pod, Namespace "no privileged pods" {
  provides host_access = false;
  effort = Small;
  fix = "Let admission refuse privileged pods, host namespaces, host paths and the engine's socket.";
  refs = [nist("SC-39")];
}

/// The pod runs as a user of its own, without capabilities, and cannot gain
/// any.
control UnprivilegedUser for Pod, Namespace "no root in containers" {
  provides runs_unprivileged;
  effort = Small;
  fix = "Run as a user of its own, drop all capabilities, and forbid to gain any.";
  refs = [nist("AC-6")];
}

/// Nothing may talk to the namespace, or leave it, but what a policy names.
control NetworkPolicies for Namespace "network policies" {
  provides network_policies;
  effort = Moderate;
  fix = "Refuse all traffic in and out of the namespace, and allow what is needed by name.";
  refs = [nist("SC-7")];
}

/// The cluster encrypts secrets with a key of a key service before it keeps
/// them, or keeps them elsewhere.
control SecretEncryption for Etcd "encrypted cluster secrets" {
  provides secrets_encrypted;
  effort = Small;
  fix = "Encrypt secrets with a key service, or keep them in a secret store outside of the cluster.";
  refs = [asvs("13.3.1"), nist("SC-28")];
}

/// A firewall and a certificate authority of its own let only the cluster's API
/// connect.
control EtcdMembersOnly for Etcd "only the API reaches etcd" {
  provides members_only;
  effort = Small;
  fix = "Give the store an authority of its own, and let only the cluster's API through the firewall.";
  refs = [nist("SC-7")];
}

/// The interface refuses calls without a name, and no role is bound to unnamed
/// callers.
control NoAnonymousApi for ClusterApi "no anonymous API" {
  provides anonymous_refused;
  effort = Small;
  fix = "Switch anonymous calls off, and bind no role to unnamed or to all callers.";
  refs = [nist("AC-14")];
}

/// The pod gets no token, or one for an account that may do only what it needs.
control MinimalServiceAccount for Pod, Namespace "service account without rights" {
  provides account_minimal;
  effort = Small;
  fix = "Mount no token where none is needed, and give each pod an account of its own with few rights.";
  refs = [nist("AC-6")];
}

/// The cluster starts only images that our pipeline signed, named by their
/// digest.
control ImageAdmission for ClusterApi "only signed images" {
  provides images_verified;
  effort = Moderate;
  fix = "Let admission start only images with our pipeline's signature, named by digest.";
  refs = [nist("CM-14")];
}

/// The agent takes only calls with a certificate and asks the cluster's API
/// what they may do.
control CheckedKubelet for Kubelet "checked kubelet calls" {
  provides calls_checked;
  effort = Small;
  fix = "Refuse anonymous calls, ask the cluster's API for each, and close the read-only port.";
  refs = [nist("AC-3")];
}

/// Each pod has limits of memory, time, disk and number of processes.
control PodLimits for Pod, Namespace "limits for pods" {
  provides limits_set;
  effort = Small;
  fix = "Set limits of memory, time, disk and processes for each pod, and a quota for each namespace.";
  refs = [nist("SC-6")];
}

/// Each tenant's pods run on machines of their own, or in virtual machines.
control SeparateNodes for Namespace "machines of their own" {
  provides nodes_separated;
  effort = Moderate;
  fix = "Run tenants' pods on machines of their own, or in a sandbox with a kernel of its own.";
  refs = [nist("SC-39")];
}

/// Machines are replaced by new ones with current kernel and engine within days
/// of a fix.
control FreshNodes for Node "fresh machines" {
  provides replaced_regularly;
  effort = Small;
  fix = "Replace machines by fresh ones within days of a fix, and follow the cluster's versions.";
  refs = [nist("SI-2")];
}

/// Images are scanned again each day, rebuilt on small current bases, and old
/// ones refuse to start.
control ImageScanning for hosting.ContainerRegistry "scanned images" {
  provides images_scanned;
  effort = Small;
  fix = "Build on small bases, scan images each day, rebuild them each week, and let old ones refuse to start.";
  refs = [nist("RA-5")];
}

/// People get roles of their team's namespace through the identity provider;
/// cluster-admin is for emergencies, for minutes, and recorded.
control LeastRbac for ClusterApi "least-privilege RBAC" {
  provides people_limited;
  effort = Moderate;
  fix = "Bind people to roles of their namespace, through groups of the identity provider; give cluster-admin for minutes only, and record it.";
  refs = [nist("AC-6")];
}

/// Admission (Pod Security Admission, or a policy engine) refuses pods that
/// break the rules, in each namespace.
control AdmissionPolicy for ClusterApi "admission policy" {
  provides pods_admitted;
  effort = Moderate;
  fix = "Enforce the restricted level of Pod Security Admission, or a policy engine, in each namespace, with few named exceptions.";
  refs = [nist("CM-7(5)")];
}

/// The pod runs privileged, or with the machine's own namespaces. The wall
/// between container and machine is then not there, and all other pods of the
/// machine fall with it.
/// Known as: container escape.
@id("TM-K8S-001") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule PrivilegedPod "whoever breaks into ${b} has its whole machine" {
  match b : Workloads;
  where not programs_of(b).empty;
  unless not b.host_access by PodBaseline;
  severity = if any e in programs_of(b) : e.takes_untrusted then Critical else High;
  gain = [Spreads];
  vantage = Holding;
  fix = "Let admission refuse privileged pods, host namespaces, host paths and the engine's socket.";
  refs = [cwe(250), cwe(653), capec(480), attack("T1611"), nist("SC-39")];
  question b.host_access
      "Does ${b} run privileged, or use its machine's namespaces, paths or container engine?";
  verify files.no_host_access(if b is Pod then b else unknown);
}

/// Root in a container is root for every file that is mounted, and one flaw in
/// the kernel away from root on the machine.
/// Known as: root in containers.
@id("TM-K8S-002") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule RootInContainer "programs in ${b} run as root" {
  match b : Workloads;
  where not programs_of(b).empty;
  unless b.runs_unprivileged by UnprivilegedUser;
  severity = if any e in programs_of(b) : e.takes_untrusted then Medium else Low;
  gain = [Spreads];
  vantage = Holding;
  work = 8;
  fix = "Run as a user of its own, drop all capabilities, and forbid to gain any.";
  refs = [cwe(250), capec(69), attack("T1611"), nist("AC-6")];
  question b.runs_unprivileged "Do programs in ${b} run as a user without root's rights?";
  verify files.unprivileged(if b is Pod then b else unknown);
}

/// Without a policy, any pod may talk to any other, whatever its namespace. The
/// first one that is taken over looks around freely.
/// Known as: missing network policies.
@id("TM-K8S-003") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule FlatCluster "every pod of the cluster reaches ${inside} in ${n}" {
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

/// Secrets of all programs are kept in the cluster's store, by default only
/// encoded. A copy of it, or of its disk, opens every system that they open.
@id("TM-K8S-004") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule SecretsInEtcd "the cluster's secrets lie in ${s} as plain text" {
  match s : Etcd;
  unless s.secrets_encrypted by SecretEncryption;
  severity = High;
  vantage = Anywhere;
  fix = "Encrypt secrets with a key service, or keep them in a secret store outside of the cluster.";
  refs = [cwe(312), cwe(522), attack_sub("T1552", "007"), asvs("13.3.1"), nist("SC-28")];
  question s.secrets_encrypted "Are the secrets in ${s} encrypted with a key that is kept elsewhere?";
  verify files.secrets_encrypted(s);
}

/// The store believes whoever can connect with a certificate. Writing to it
/// directly goes around every rule of access of the cluster, and leaves no
/// record.
@id("TM-K8S-005") @stride(ElevationOfPrivilege)
rule EtcdBypass "${f.source} reaches ${s} without asking the cluster's API" {
  match s : Etcd, f : Flow;
  where f in s.serves and f.source is not ClusterApi and f.networked;
  unless s.members_only by EtcdMembersOnly;
  severity = Critical;
  gain = [Reads, Changes];
  gain_of = "s";
  vantage = Inside;
  work = 4;
  fix = "Give the store an authority of its own, and let only the cluster's API through the firewall.";
  refs = [cwe(668), cwe(653), attack("T1552"), nist("SC-7")];
  question s.members_only "Can nothing but the cluster's API connect to ${s}?";
  verify tls.requires_client_certificate(s);
}

/// The interface that rules everything stands where anyone can knock. One
/// leaked token, or one flaw in it, and the cluster is someone else's.
@id("TM-K8S-006") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule ApiOnInternet "the cluster's ${a} can be reached from outside over ${f}" {
  match a : ClusterApi, f : Flow;
  where f in a.serves and f.from_outside and not f.administrative;
  unless f.tunnelled by Vpn, Bastion;
  severity = High;
  vantage = Sending;
  work = 8;
  fix = "Let the interface be reached from named networks or through a VPN only.";
  refs = [cwe(668), attack("T1133"), attack("T1190"), nist("SC-7")];
  question f.tunnelled "Can ${a} be reached through a VPN or bastion host only?";
  verify network.unreachable(a);
}

/// Unless it is switched off, whoever shows no certificate and no token is
/// served as an anonymous user. One careless role for that user opens the
/// cluster to everyone.
@id("TM-K8S-007") @stride(Spoofing) @owasp(AuthenticationFailures)
rule NamelessCallers "${a} answers callers without a name" {
  match a : ClusterApi;
  unless a.anonymous_refused by NoAnonymousApi;
  severity = High;
  vantage = Inside;
  work = 3;
  fix = "Switch anonymous calls off, and bind no role to unnamed or to all callers.";
  refs = [cwe(306), attack("T1078"), nist("AC-14")];
  question a.anonymous_refused "Does ${a} refuse calls without a name?";
  verify network.cluster_api_closed(a);
}

/// A token of the cluster lies in every pod, whether it needs it or not. With
/// rights to read secrets or to start pods, it is the key to everything.
@id("TM-K8S-008") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule StrongServiceAccount "a break-in at ${b} yields rights in the cluster" {
  match b : Workloads;
  where any e in programs_of(b) : e.takes_untrusted;
  unless b.account_minimal by MinimalServiceAccount;
  severity = High;
  gain = [Spreads];
  vantage = Holding;
  work = 3;
  fix = "Mount no token where none is needed, and give each pod an account of its own with few rights.";
  refs = [cwe(250), cwe(269), attack_sub("T1552", "007"), attack("T1528"), nist("AC-6")];
  question b.account_minimal "Has ${b} no token of the cluster, or one with only the rights that it needs?";
  verify files.no_token(if b is Pod then b else unknown);
}

/// Whoever may start a pod, or change a tag, runs a program of their choice.
/// The cluster does not ask where an image came from.
@id("TM-K8S-009") @stride(Tampering) @owasp(SupplyChainFailures) @owasp(IntegrityFailures)
rule AnyImage "${a} starts images that nobody signed" {
  match a : ClusterApi;
  // Where it is drawn how programs get there, UnsignedCode asks.
  where known(a.images_verified) or (none f in a.serves : f.brings_code and f.travels);
  unless a.images_verified by ImageAdmission;
  severity = Medium;
  gain = [];
  fix = "Let admission start only images with our pipeline's signature, named by digest.";
  refs = [cwe(494), cwe(345), capec(184), attack("T1610"), attack("T1525"), nist("CM-14")];
  question a.images_verified
      "Does the cluster behind ${a} start only images that were signed by our pipeline?";
}

/// The agent of the node starts, stops and enters containers. Where it takes
/// calls without checking them with the cluster's API, a pod beside it can do
/// the same.
/// Known as: exposed kubelet.
@id("TM-K8S-010") @stride(ElevationOfPrivilege) @owasp(AuthenticationFailures)
rule OpenKubelet "whoever reaches ${k} runs commands in every pod of its node" {
  match k : Kubelet;
  unless k.calls_checked by CheckedKubelet;
  severity = High;
  gain = [Spreads];
  vantage = Inside;
  fix = "Refuse anonymous calls, ask the cluster's API for each, and close the read-only port.";
  refs = [cwe(306), attack("T1609"), nist("AC-3")];
  question k.calls_checked "Does ${k} ask the cluster's API, for each call, whether it may be made?";
  verify tls.requires_client_certificate(k);
  verify network.kubelet_closed(k);
}

/// Roles, secrets and pods are changed through one interface. Without its
/// record, a new pod in the night has no author.
@id("TM-K8S-011") @stride(Repudiation) @owasp(LoggingFailures)
rule UnrecordedCluster "nobody can tell who changed what in the cluster of ${a}" {
  match a : ClusterApi;
  unless a.audit_log by AuditLog;
  severity = Medium;
  fix = "Record each change and each read of a secret, and keep the record outside of the cluster.";
  refs = [cwe(778), asvs("16.3.2"), nist("AU-12")];
  question a.audit_log "Does ${a} record who changed what, and who read secrets?";
  verify files.cluster_recorded(a);
}

/// A pod without limits grows until the machine ends others. A leak, an attack
/// or a mining program in one then stops its neighbours.
@id("TM-K8S-012") @stride(DenialOfService)
rule HungryPod "${b} can take all memory and time of its machine" {
  match b : Workloads;
  where any e in programs_of(b) : e.takes_untrusted;
  unless b.limits_set by PodLimits;
  severity = Low;
  gain = [];
  fix = "Set limits of memory, time, disk and processes for each pod, and a quota for each namespace.";
  refs = [cwe(770), attack("T1496"), nist("SC-6")];
  question b.limits_set "Has ${b} all of these limits: memory, time, disk, processes?";
  verify files.limits_set(if b is Pod then b else unknown);
}

/// Namespaces are names, not walls. Programs of strangers run under one kernel
/// with ours, and a flaw in it is enough to cross.
@id("TM-K8S-013") @stride(ElevationOfPrivilege)
rule SharedNodes "those who use ${n} share machines with others who must not reach them" {
  match n : Namespace;
  where n.foreign_tenants;
  unless n.nodes_separated by SeparateNodes;
  severity = High;
  vantage = Anywhere;
  work = 9;
  fix = "Run tenants' pods on machines of their own, or in a sandbox with a kernel of its own.";
  refs = [cwe(653), cwe(668), capec(480), attack("T1611"), nist("SC-39")];
  question n.nodes_separated "Do the pods of ${n} run on machines of their own, or in virtual machines?";
}

/// Containers are as strong as the kernel below them. Machines that are never
/// replaced collect flaws that are public.
@id("TM-K8S-014") @stride(ElevationOfPrivilege) @owasp(SupplyChainFailures)
rule StaleNode "flaws in kernel and engine of ${n} are known and not fixed" {
  match n : Node;
  unless n.replaced_regularly by FreshNodes;
  severity = Medium;
  vantage = Holding;
  work = 6;
  fix = "Replace machines by fresh ones within days of a fix, and follow the cluster's versions.";
  refs = [cwe(1104), attack("T1068"), nist("SI-2")];
  question n.replaced_regularly "Is ${n} replaced or updated within days of a fix to kernel or engine?";
  verify files.nodes_fresh(n);
}

/// An image is a whole system that nobody updates. What was clean when it was
/// built is full of public flaws a year later, and still starts.
@id("TM-K8S-015") @stride(ElevationOfPrivilege) @owasp(SupplyChainFailures)
rule OldImages "images in ${r} contain programs with known flaws" {
  match r : hosting.ContainerRegistry;
  unless r.images_scanned by ImageScanning;
  severity = Medium;
  gain = [];
  fix = "Build on small bases, scan images each day, rebuild them each week, and let old ones refuse to start.";
  refs = [cwe(1104), cwe(912), attack("T1525"), nist("RA-5")];
  question r.images_scanned "Are images in ${r} scanned regularly?";
}

/// The page shows and changes everything with rights of its own. Found by a
/// machine that scans addresses, it has given many clusters to miners of coins.
/// Known as: exposed dashboard.
@id("TM-K8S-016") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule PublicDashboard "the page that rules the cluster can be reached from outside over ${f}" {
  match d : ClusterDashboard, f : Flow;
  where f in d.serves and f.from_outside;
  // A shell or console is AdminFromOutside's.
  where not f.administrative.or_else(false);
  unless f.tunnelled by Vpn, Bastion;
  severity = High;
  vantage = Sending;
  work = 6;
  fix = "Take it away, or let it be reached through a VPN with the user's own rights only.";
  refs = [cwe(668), cwe(306), attack("T1133"), nist("SC-7")];
  question f.tunnelled "Can ${d} be reached through a VPN or bastion host only?";
  verify network.unreachable(d);
}

/// Overly permissive RBAC: developers, their tools and pipelines are bound to
/// cluster-admin, or may read all secrets and start pods anywhere, since that
/// was the quickest way. One stolen file on a laptop is the cluster.
@id("TM-K8S-017") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule ClusterAdmins "people and their tools can do more at ${a} than their work needs" {
  match a : ClusterApi;
  unless a.people_limited by LeastRbac;
  severity = High;
  gain = [TakesOver];
  vantage = OtherEnd;
  work = 5;
  fix = "Bind people to roles of their namespace, through groups of the identity provider; give cluster-admin for minutes only, and record it.";
  refs = [cwe(269), cwe(250), attack_sub("T1098", "006"), attack("T1078"), nist("AC-6"), nist("AC-2(7)")];
  question a.people_limited
      "Has everyone at ${a} only the rights of their work, and nobody cluster-admin for good?";
  verify files.admins_few(a);
}

/// Rules for pods stand in a wiki. Nothing refuses one that runs privileged,
/// mounts its machine, or comes from anywhere: policy enforcement is missing,
/// so that each deployment decides for itself.
@id("TM-K8S-018") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule NoAdmissionPolicy "${a} starts whatever is asked of it" {
  match a : ClusterApi;
  unless a.pods_admitted by AdmissionPolicy;
  severity = Medium;
  gain = [Spreads];
  vantage = OtherEnd;
  work = 5;
  fix = "Enforce the restricted level of Pod Security Admission, or a policy engine, in each namespace, with few named exceptions.";
  refs = [cwe(693), cwe(1188), attack("T1610"), attack("T1611"), nist("CM-7(5)"), nist("CM-6")];
  question a.pods_admitted "Does admission at ${a} refuse pods that break the rules, in each namespace?";
}
