/// What programs run on: virtual machines, hypervisors, enclaves, meshes; and services of cloud providers, by
/// their role. The packages of the clouds derive their kinds from these, and the rules of std.cloud read
/// them, so the facts about a role apply to every provider.
package std.hosting;

import std.core.*;
import std.compute as compute;
import std.data as data;
import std.db as db;
import std.delivery as delivery;
import std.messaging as messaging;
import std.net as net;
import std.web as web;

// --- Machines -------------------------------------------------------------------

/// A virtual machine: a system of its own on hardware that it shares.
@also("VM", "virtual server")
zone VirtualMachine : net.Host;

/// A machine on which virtual machines run. Anyone who controls it controls them all.
@also("ESXi host")
zone HypervisorHost : net.Host;

/// Memory and programs that even the operating system of the machine cannot read: SGX, SEV-SNP, TDX, TrustZone,
/// Nitro Enclaves.
@also("secure enclave", "SGX")
zone Enclave : Boundary {
  trust = 90;
  shared_runtime = true;
  population = [];
  held_by = [];
}

/// A virtual machine that serves one container or function, and is thrown away: Firecracker, Kata.
@also("Firecracker")
zone MicroVm : VirtualMachine;

/// Services that talk through proxies of one mesh. Whether the proxies require mutual TLS is a setting; set
/// `isolated = true` if all do.
@also("Istio", "Linkerd", "mesh")
zone ServiceMesh : net.Cluster;

/// The program that starts, stops and separates virtual machines.
@also("VMM", "KVM", "ESXi", "Hyper-V")
component Hypervisor : Process { does = [RunsPrivileged]; ready_made = true; }

/// Central management of many hypervisors: vCenter, Proxmox, Hyper-V Manager.
@also("vCenter")
component VirtualizationManager : web.WebApplication { does = [Administers, RendersHtml]; ready_made = true; }

/// The program that starts containers on a machine: Docker, containerd, CRI-O. Anyone who may call it
/// controls the machine.
@also("Docker", "containerd", "container runtime")
component ContainerEngine : Process { does = [RunsPrivileged]; ready_made = true; }

/// A proxy next to a program, through which all its traffic passes.
@also("sidecar proxy", "Envoy sidecar")
component Sidecar : web.ReverseProxy;

/// The control plane of a mesh: it tells proxies who they may talk to, and gives them certificates.
@also("istiod")
component MeshControlPlane : Process { does = []; ready_made = true; }

/// A tool that creates infrastructure from code, and has the rights to do so: Terraform, Pulumi, Crossplane.
@also("Terraform runner", "provisioner")
component InfrastructureProvisioner : delivery.BuildPipeline;

/// A service that verifies that an enclave or machine is what it claims to be.
component AttestationService : Process { does = []; }

/// The disk of a virtual machine.
component VirtualDisk : db.LocalDisk;

// --- Roles at a cloud provider: networks and machines --------------------------------

/// A private network at a provider.
@also("virtual private network segment")
zone VirtualNetwork : net.PrivateNetwork {
  attr region : string?;
  @formerly("exits_limited") attr egress_filtered : bool?
      "Can programs in it connect only to named addresses outside?";
}

/// A virtual machine at a provider. It can ask a local address for the keys of its role.
zone CloudMachine : net.Host {
  @formerly("metadata_guarded") attr metadata_protected : bool?
      "Does the metadata service of it answer only requests with a session token?";
}

/// A cluster of Kubernetes whose control plane the provider runs.
zone ManagedCluster : net.Cluster { trust = 70; }

/// The address inside a network under which a service of the provider is reached, without the internet.
component PrivateEndpoint : Process { forwards = true; does = []; }

/// A gateway that lets machines of a network connect outward, and nobody inward.
@also("NAT gateway")
component CloudNatGateway : Process { forwards = true; does = []; }

/// A router between networks at a provider, or between these and those of an organisation.
component NetworkHub : Process { forwards = true; does = []; }

/// A firewall that the provider runs.
component CloudFirewall : Process { forwards = true; does = []; }

/// A machine of the provider that gives administrators a shell without an open port.
@also("browser-based shell")
component SessionBroker : Process { does = []; authn = WorkloadIdentity; }

// --- Roles at a cloud provider: compute ------------------------------------------

/// A program in a container whose machines the provider runs. The platform gives it a role, and replaces
/// instances that fail.
@also("container platform")
component ContainerService : compute.Service { platform_role = true; redundant = true; }

/// A web application whose machines and server the provider runs.
@also("PaaS", "platform as a service")
component ManagedWebApp : web.WebApplication { platform_role = true; redundant = true; }

/// Jobs whose machines the provider runs.
component BatchService : compute.ScheduledJob { platform_role = true; }

/// A service that runs steps in order, with its own role.
@also("workflow service")
component StateMachine : Process {
  does = [];
  platform_role = true;
  redundant = true;
  authn = WorkloadIdentity;
}

// --- Roles at a cloud provider: data -----------------------------------------------

/// Objects at a provider. Each version can be kept, and locked.
@also("bucket")
component ObjectStorage : db.ObjectStore {
  // Older versions that nobody can delete are a copy that nobody can delete.
  backed_up = object_lock;
  redundant = true;
  @formerly("versions_locked") attr object_lock : bool?
      "Are older versions in it kept where nobody can delete them for a time?";
}

/// Disks for machines at a provider. A setting can share a snapshot of a disk with another account.
@also("block volume")
component BlockStorage : db.FileStore {
  authn = WorkloadIdentity;
  public_access = false;
  snapshots_shareable = true;
}

/// A file system for many machines at a provider.
component ManagedFileSystem : db.FileStore { public_access = false; }

/// A SQL database that the provider runs. It has only the account that the customer chose, and a setting can
/// share a snapshot of it with another account.
@also("DBaaS")
component ManagedSqlDatabase : db.SqlDatabase { ready_made = false; snapshots_shareable = true; }

/// A database of documents or keys that the provider runs. It knows the callers by identities of the platform.
component ManagedDocumentDatabase : db.DocumentDatabase {
  authn = WorkloadIdentity;
  ready_made = false;
  public_access = false;
}

/// A cache that the provider runs, in a private network.
component ManagedCache : db.Redis { ready_made = false; public_access = false; }

/// A warehouse that the provider runs.
component ManagedWarehouse : db.DataWarehouse { ready_made = false; snapshots_shareable = true; }

/// Where images of containers, or packages, wait to be fetched.
@also("Docker registry", "OCI registry")
component ContainerRegistry : delivery.ArtifactStore {
  stores = [];
  attr images_scanned : bool? "Are images in it scanned regularly?";
}

/// Copies that the provider makes by a plan, and keeps apart.
component BackupVault : db.BackupStore { encrypted_at_rest = true; public_access = false; }

/// Logs and measurements that the provider keeps.
component CloudLog : db.LogStore { authn = WorkloadIdentity; public_access = false; }

// --- Roles at a cloud provider: messages ---------------------------------------------

/// A queue that the provider runs. Identities of the platform decide who may use it. It confirms a message
/// when several zones have a copy.
component ManagedQueue : messaging.Queue {
  durable = true;
  authn = WorkloadIdentity;
  public_access = if own_policy then not policy_restricted else false;
  ready_made = false;
  redundant = true;
}

/// A topic, a stream or a bus that the provider runs. It confirms a message when copies lie in several zones.
component ManagedBroker : messaging.Broker {
  durable = true;
  authn = WorkloadIdentity;
  public_access = if own_policy then not policy_restricted else false;
  ready_made = false;
  redundant = true;
}

// --- Roles at a cloud provider: keys and identities ----------------------------------

/// Keys that programs use and never see.
@also("KMS", "key management service")
component KeyService : db.KeyModule {
  authn = WorkloadIdentity;
  attr use_limited : bool? "Does each key of it name who may use it and who may administer it?";
}

/// Passwords and keys of programs, handed out to those whose identity may have them.
@also("secret manager")
component SecretService : db.SecretStore { authn = WorkloadIdentity; redundant = true; }

/// Identities and permissions in an account. Anyone who may change them may do anything.
@also("cloud IAM")
component AccessManager : Process {
  does = [Administers];
  authn = WorkloadIdentity;
  redundant = true;
}

/// The keys of a role, which the platform gives to programs that run in it. They expire within hours.
@also("temporary credentials", "STS token")
abstract data RoleCredentials : data.ServiceSecret { replaceable = true; }

/// A key for a provider's interface that works until someone deletes it.
@also("access key")
abstract data LongLivedCloudKey : data.ServiceSecret {
  attr ends_soon : bool? "Is each copy of it deleted or replaced within 90 days, by a program?";
}

/// An address with a signature in it: anyone who has it may do what it says until it expires.
@also("presigned URL", "pre-signed URL", "SAS token", "signed URL")
abstract data SignedLink : data.Session;

// --- Roles at a cloud provider: protocols --------------------------------------------

/// A call of a provider's interface: HTTPS, each request with a signature or token of the caller's identity. The
/// providers' libraries check the service's certificate unless they are told not to.
@label("cloud API") @also("cloud control plane")
channel CloudApi : web.Https {
  server_authenticated = true;
  authn = WorkloadIdentity;
  integrity = true;
  @formerly("caller_bound") attr external_id : bool?
      "Is the trust that it rests on bound to an id that stands for us alone?";
}

/// A shell in a machine through the provider's interface, without an open port.
@label("cloud session")
channel CloudSession : CloudApi { administrative = true; }
