/// Google Cloud and Firebase. The kinds derive from the roles of std.hosting and from general kinds of
/// databases, queues and gateways; the rules about accounts and services are in std.cloud. Google encrypts
/// everything that customers store, without any action of theirs
/// (cloud.google.com/docs/security/encryption/default-encryption); tmc asks about settings of the customer.
package std.gcp;

import std.core.*;
import std.ai as ai;
import std.compute as compute;
import std.data as data;
import std.db as db;
import std.delivery as delivery;
import std.hosting as hosting;
import std.messaging as messaging;
import std.net as net;
import std.services as services;
import std.web as web;

// --- Accounts and networks ------------------------------------------------------

/// A project: a unit of billing and administration.
@also("GCP project", "Google Cloud project")
zone Project : net.CloudAccount;

/// Projects of an organisation under the same rules.
zone Folder : net.CloudAccount;

/// A perimeter around services of projects: API calls cannot copy data out of it (VPC Service Controls).
@also("VPC-SC", "VPC Service Controls")
zone ServicePerimeter : Boundary;

/// A network of a project. It spans regions.
@also("Google VPC")
zone VpcNetwork : hosting.VirtualNetwork;

/// A part of a network that the internet reaches.
zone PublicSubnet : net.Dmz;

/// A part of a network that the internet does not reach.
zone PrivateSubnet : net.PrivateSubnet;

/// A gateway that lets machines without a public address connect outward.
@also("Google Cloud NAT")
component CloudNat : hosting.CloudNatGateway;

/// A router that exchanges routes with other networks.
@also("Google Cloud Router")
component CloudRouter : hosting.NetworkHub;

/// A VPN between a network and others.
@also("HA VPN")
component CloudVpn : hosting.NetworkHub;

/// A dedicated line into Google Cloud. It does not encrypt unless MACsec or a VPN is set up.
@also("Dedicated Interconnect", "Partner Interconnect")
component CloudInterconnect : hosting.NetworkHub;

/// The address in a network of a service of Google or of another project.
@also("PSC")
component PrivateServiceConnect : hosting.PrivateEndpoint;

/// Rules for the traffic of a network.
@also("Cloud NGFW", "VPC firewall rules")
component CloudFirewall : hosting.CloudFirewall;

/// Rules that filter HTTP requests, and floods.
@also("Google Cloud Armor")
component CloudArmor : web.WebFirewall;

/// The names of a domain.
@also("Google Cloud DNS")
component CloudDns : Process { does = []; authn = Anonymous; redundant = true; }

/// An intrusion detection system for packets.
@also("Google Cloud IDS")
component CloudIds : compute.Monitor { does = []; ready_made = false; }

// --- In front of programs -------------------------------------------------------

/// A load balancer for HTTP.
@also("GCLB", "Google Cloud Load Balancing")
component CloudLoadBalancer : web.LoadBalancer { redundant = true; }

/// A load balancer for connections, which it does not look into.
@also("passthrough load balancer")
component NetworkLoadBalancer : hosting.NetworkHub { redundant = true; }

/// A network of caches.
@also("Media CDN")
component CloudCdn : web.ContentDeliveryNetwork { redundant = true; }

/// A gateway for calls of programs.
@also("Google API Gateway", "Cloud Endpoints")
component ApiGateway : web.ApiGateway { redundant = true; }

/// A gateway for calls of programs, with plans and portals.
@also("Apigee X")
component Apigee : web.ApiGateway { redundant = true; }

/// A proxy that requires a login at Google or the organisation before a request passes (IAP).
@also("IAP")
component IdentityAwareProxy : web.ReverseProxy { authn = Token; redundant = true; }

// --- Machines and containers ------------------------------------------------------

/// A virtual machine of Compute Engine. Its metadata service refuses requests without the header
/// `Metadata-Flavor: Google` (cloud.google.com/compute/docs/metadata/querying-metadata); it knows no session tokens.
@also("GCE", "Compute Engine")
zone ComputeEngineInstance : hosting.CloudMachine;

/// Virtual machines that are added and removed as needed.
@also("MIG")
zone ManagedInstanceGroup : ComputeEngineInstance;

/// A virtual machine whose memory the host cannot read.
@also("Google Confidential VM")
zone ConfidentialVm : ComputeEngineInstance;

/// A cluster of Kubernetes whose control plane Google runs.
@also("GKE", "Google Kubernetes Engine")
zone GkeCluster : hosting.ManagedCluster;

/// A cluster whose machines Google runs as well. Pods on it are not privileged
/// (cloud.google.com/kubernetes-engine/docs/concepts/autopilot-security).
@also("GKE Autopilot")
zone GkeAutopilotCluster : GkeCluster;

/// A program in a container, in its own sandbox (cloud.google.com/run/docs/securing/security). Google starts
/// more instances as it is called (cloud.google.com/run/docs/about-instance-autoscaling).
@also("Cloud Run")
component CloudRunService : hosting.ContainerService { privileged = false; scales_by_itself = true; }

/// A program in a container that runs to its end.
component CloudRunJob : hosting.BatchService;

/// A function. Google starts more instances as it is called.
@also("GCF", "Google Cloud Functions", "Cloud Run functions")
component CloudFunction : compute.Function { privileged = false; }

/// A web application of App Engine.
@also("App Engine", "GAE")
component AppEngineService : hosting.ManagedWebApp { scales_by_itself = true; }

/// Steps in order.
@also("Google Workflows")
component Workflows : hosting.StateMachine;

/// A scheduler that calls targets at set times.
@also("Google Cloud Scheduler")
component CloudScheduler : compute.ScheduledJob { does = []; platform_role = true; redundant = true; }

/// Jobs on many machines.
@also("Google Batch")
component BatchJob : hosting.BatchService;

/// A workstation of developers that runs in a container.
component CloudWorkstation : delivery.DeveloperMachine;

/// Pages and scripts of Firebase, handed out as they are.
@also("Firebase App Hosting")
component FirebaseHosting : web.StaticSite { redundant = true; }

// --- Files and objects --------------------------------------------------------------

/// A bucket of objects.
@also("GCS", "Google Cloud Storage")
component CloudStorageBucket : hosting.ObjectStorage { encrypted_at_rest = true; }

/// A bucket that apps of users read and write directly, by rules that the customer writes.
@also("Cloud Storage for Firebase")
component FirebaseStorage : hosting.ObjectStorage { encrypted_at_rest = true; }

/// A disk for virtual machines.
@also("PD", "Hyperdisk")
component PersistentDisk : hosting.BlockStorage { encrypted_at_rest = true; }

/// A file system for many machines, over NFS.
@also("Google Filestore")
component Filestore : hosting.ManagedFileSystem { encrypted_at_rest = true; }

/// Copies made by Backup and DR.
@also("Google Backup and DR")
component BackupVault : hosting.BackupVault;

/// Images of containers, and packages.
@also("GCR", "Google Container Registry")
component ArtifactRegistry : hosting.ContainerRegistry {
  encrypted_at_rest = true;
  ready_made = false;
  redundant = true;
}

/// A service that copies data from other places into buckets.
@also("Storage Transfer Service")
component StorageTransfer : compute.ScheduledJob { does = []; platform_role = true; }

// --- Databases -----------------------------------------------------------------------

/// A database that Cloud SQL runs, of an engine that is not named.
@also("Cloud SQL", "Google Cloud SQL")
component CloudSqlInstance : hosting.ManagedSqlDatabase {
  public_endpoint = true;
  encrypted_at_rest = true;
  snapshots_shareable = false;
}

/// PostgreSQL, run by Cloud SQL.
@also("Cloud SQL for PostgreSQL")
component CloudSqlPostgres : db.Postgres {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
}

/// MySQL, run by Cloud SQL.
@also("Cloud SQL for MySQL")
component CloudSqlMySql : db.MySql { public_endpoint = true; encrypted_at_rest = true; ready_made = false; }

/// SQL Server, run by Cloud SQL.
@also("Cloud SQL for SQL Server")
component CloudSqlServer : db.SqlServer {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
}

/// PostgreSQL with storage of its own.
@also("AlloyDB")
component AlloyDbCluster : db.Postgres { encrypted_at_rest = true; ready_made = false; }

/// A relational database over regions. It knows callers by their identity alone.
@also("Spanner", "Cloud Spanner")
component SpannerInstance : hosting.ManagedSqlDatabase {
  encrypted_at_rest = true;
  snapshots_shareable = false;
  authn = WorkloadIdentity;
  redundant = true;
}

/// A database of wide rows.
@also("Bigtable", "Cloud Bigtable")
component BigtableInstance : hosting.ManagedDocumentDatabase { encrypted_at_rest = true; }

/// A database of documents. Apps of users may ask it directly, by rules that the customer writes
/// (firebase.google.com/docs/firestore/security/get-started).
@also("Firestore", "Cloud Firestore", "Datastore")
component FirestoreDatabase : db.DocumentDatabase {
  encrypted_at_rest = true;
  ready_made = false;
  redundant = true;
}

/// A tree of values that apps of users read and write directly, by rules that the customer writes.
@also("RTDB")
component FirebaseRealtimeDatabase : db.DocumentDatabase { encrypted_at_rest = true; ready_made = false; }

/// Redis or Valkey. A login and TLS are settings (cloud.google.com/memorystore/docs/redis/about-redis-auth).
@also("Memorystore")
component MemorystoreInstance : hosting.ManagedCache { encrypted_at_rest = true; }

/// Tables for analysis. A data set can be opened to everyone.
@also("BigQuery", "BQ")
component BigQueryDataset : db.DataWarehouse {
  encrypted_at_rest = true;
  authn = WorkloadIdentity;
  ready_made = false;
  public_access = unknown;
  redundant = true;
}

/// Reports and dashboards.
@also("Looker Studio")
component Looker : web.WebApplication { does = [RendersHtml, ExportsSpreadsheets]; redundant = true; }

/// Pipelines that transform data as a stream or in batches (Apache Beam).
@also("Dataflow", "Apache Beam")
component DataflowJob : hosting.BatchService;

/// Spark and Hadoop.
@also("Dataproc")
component DataprocCluster : Process { does = [RunsUntrustedCode]; platform_role = true; }

/// A scheduler that runs pipelines in order (Airflow).
@also("Composer")
component CloudComposer : web.WebApplication {
  does = [RunsUntrustedCode, RendersHtml];
  platform_role = true;
}

/// A service that copies each change of a database to another place.
@also("Google Datastream")
component Datastream : compute.Worker { does = []; platform_role = true; }

/// Which data there is, where, and who may use it.
@also("Data Catalog")
component Dataplex : hosting.ManagedDocumentDatabase { encrypted_at_rest = true; redundant = true; }

// --- Messages --------------------------------------------------------------------------

/// A topic, with its subscriptions. It can push to addresses.
@also("Pub/Sub", "Google Pub/Sub")
component PubSubTopic : hosting.ManagedBroker {
  encrypted_at_rest = true;
  calls_out = true;
  own_policy = true;
}

/// A queue of calls that are made later.
@also("Cloud Tasks")
component CloudTasksQueue : hosting.ManagedQueue { encrypted_at_rest = true; calls_out = true; }

/// Events of services that start programs.
@also("Eventarc")
component EventarcTrigger : hosting.ManagedBroker { encrypted_at_rest = true; calls_out = true; }

/// Kafka, run by Google.
@also("Managed Service for Apache Kafka")
component ManagedKafka : messaging.Kafka {
  encrypted_at_rest = true;
  ready_made = false;
  authn = WorkloadIdentity;
}

/// Messages to phones (Firebase Cloud Messaging).
@also("FCM")
component FirebaseCloudMessaging : services.ExternalApi;

// --- Keys and identities -----------------------------------------------------------------

/// The key service: keys that are used and never given out.
@also("Google Cloud KMS", "Cloud Key Management Service")
component CloudKms : hosting.KeyService { redundant = true; }

/// Keys in hardware modules that Google runs.
@also("Google Cloud HSM")
component CloudHsm : CloudKms;

/// Passwords and keys of programs.
@also("Google Secret Manager")
component SecretManager : hosting.SecretService;

/// Certificates for load balancers.
@also("Google Certificate Manager")
component CertificateManager : hosting.KeyService { redundant = true; }

/// A private certificate authority.
@also("CAS", "Google CA Service")
component CertificateAuthorityService : Process { does = []; authn = WorkloadIdentity; redundant = true; }

/// Identities and permissions in projects.
@also("Google Cloud IAM")
component CloudIam : hosting.AccessManager;

/// Rules above projects that forbid certain configurations.
@also("Org Policy")
component OrganizationPolicy : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// Logins of the organisation's people.
@also("Google Cloud Identity")
component CloudIdentity : services.IdentityProvider;

/// Logins of customers (Firebase Authentication).
@also("GCIP")
component IdentityPlatform : services.IdentityProvider;

/// Logins of customers, by the name that apps know.
@also("Firebase Auth")
component FirebaseAuthentication : IdentityPlatform;

/// A service that accepts tokens of other providers as an identity, so no key has to leave.
@also("WIF")
component WorkloadIdentityFederation : hosting.AccessManager { does = []; }

/// Active Directory, run by Google.
@also("Managed Microsoft AD")
component ManagedActiveDirectory : db.LdapDirectory { keeps_secrets = true; redundant = true; }

/// The identity of a program: tokens that the platform gives it for an hour.
abstract data ServiceAccount : hosting.RoleCredentials;

/// A file with the private key of a service account. It works until someone deletes it.
abstract data ServiceAccountKey : hosting.LongLivedCloudKey;

/// A key that tells Google which project calls. It proves no caller.
abstract data GoogleApiKey : hosting.LongLivedCloudKey { sensitivity = Confidential; }

/// An address that lets its holder read or write one object for a while.
abstract data SignedUrl : hosting.SignedLink;

// --- What watches ------------------------------------------------------------------------

/// Log lines.
@also("Stackdriver", "Stackdriver Logging")
component CloudLogging : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// A record of all API calls in a project. Changes are always recorded, reads only if that is switched on
/// (cloud.google.com/logging/docs/audit).
@also("Admin Activity log", "Data Access log")
component CloudAuditLogs : hosting.CloudLog {
  encrypted_at_rest = true;
  redundant = true;
  append_only = true;
}

/// Measurements and alarms.
@also("Stackdriver Monitoring")
component CloudMonitoring : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// How requests went through programs.
@also("Google Cloud Trace")
component CloudTrace : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// A service that reports misconfigurations and signs of attacks.
@also("SCC")
component SecurityCommandCenter : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// Records of many systems, compared and looked at (Chronicle).
@also("Chronicle")
component GoogleSecOps : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// A service that finds and masks personal data.
@also("Cloud DLP")
component SensitiveDataProtection : services.ExternalApi;

// --- Building and shipping ------------------------------------------------------------------

/// Builds and tests. Each build starts on a fresh machine (cloud.google.com/build/docs/overview), with a service account and
/// no stored keys.
@also("Google Cloud Build")
component CloudBuild : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  runners_ephemeral = true;
  secrets_short_lived = true;
}

/// A service that deploys releases to clusters and services.
@also("Google Cloud Deploy")
component CloudDeploy : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  builds_forks = false;
  uses_third_party_steps = false;
}

/// A policy that only lets attested images run.
@also("BinAuthz")
component BinaryAuthorization : Process { does = []; authn = WorkloadIdentity; redundant = true; }

// --- Models --------------------------------------------------------------------------------

/// A model of Google, such as Gemini. Whether prompts are kept for a day, or to find abuse, is a setting
/// (cloud.google.com/vertex-ai/generative-ai/docs/vertex-ai-zero-data-retention).
@also("Gemini", "Google Gemini")
component GeminiModel : ai.ModelProvider;

/// A custom model that Vertex AI serves.
@also("Vertex AI", "Vertex")
component VertexAiEndpoint : ai.LanguageModel { authn = WorkloadIdentity; platform_role = true; }

/// Training and pipelines of Vertex AI.
@also("Vertex Pipelines")
component VertexAiPipeline : ai.TrainingPipeline { platform_role = true; }

/// Passages that are found by their meaning.
@also("Matching Engine")
component VertexVectorSearch : ai.VectorStore {
  encrypted_at_rest = true;
  authn = WorkloadIdentity;
  ready_made = false;
  public_access = false;
}

/// Notebooks of data scientists.
@also("Vertex AI Workbench", "AI Platform Notebooks")
component VertexWorkbench : web.WebApplication {
  does = [RunsUntrustedCode, RendersHtml];
  platform_role = true;
}

/// Agents that Google runs.
@also("Agent Builder", "Agent Engine")
component VertexAiAgent : ai.Agent { platform_role = true; }

/// A chat bot by intents.
@also("Dialogflow CX")
component Dialogflow : services.ExternalApi;

/// A service that extracts text and data from documents.
@also("Google Document AI")
component DocumentAi : services.ExternalApi;

/// A service that recognises faces, objects and text in pictures.
@also("Cloud Vision")
component VisionApi : services.ExternalApi;

// --- Protocols -------------------------------------------------------------------------------

/// A call of a service of Google Cloud: TLS, with a token of the caller's identity. Google's libraries check the
/// service's certificate unless they are told not to.
@label("Google Cloud API") @also("Google Cloud API", "GCP control plane")
channel GoogleApi : hosting.CloudApi;
