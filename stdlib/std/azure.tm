/// Microsoft Azure and Entra. The kinds derive from the roles of std.hosting and from what any database, queue or
/// gateway is; the rules about accounts and services are in std.cloud. What Azure does by itself is set here, with
/// the page that says so; what is a setting of the customer is left open, and asked.
package std.azure;

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

/// A subscription: what is paid, and administered, together.
zone Subscription : net.CloudAccount;

/// Subscriptions under the same rules.
zone ManagementGroup : net.CloudAccount;

/// What is made, and deleted, together. It separates rights, and neither networks nor machines.
zone ResourceGroup : Boundary;

/// A virtual network.
zone VirtualNetwork : hosting.VirtualNetwork;

/// A part of a virtual network that the internet reaches.
zone PublicSubnet : net.Dmz;

/// A part of a virtual network that the internet does not reach.
zone PrivateSubnet : net.PrivateSubnet;

/// What lets machines of a subnet connect outward.
component NatGateway : hosting.CloudNatGateway;

/// What connects networks of Azure and of the organisation.
component VirtualWan : hosting.NetworkHub;

/// A line of one's own into Azure. It does not encrypt unless MACsec or a VPN is set up.
component ExpressRoute : hosting.NetworkHub;

/// A VPN between a virtual network and others, or people's machines.
component VpnGateway : hosting.NetworkHub;

/// The address in a virtual network of a service of Azure (Private Link).
component PrivateEndpoint : hosting.PrivateEndpoint;

/// A firewall for traffic of virtual networks.
component AzureFirewall : hosting.CloudFirewall;

/// Rules for the traffic of a subnet or of a machine.
component NetworkSecurityGroup : hosting.CloudFirewall;

/// RDP and SSH in a browser, to machines without an open port.
component AzureBastion : hosting.SessionBroker;

/// The names of a domain.
component DnsZone : Process { does = []; authn = Anonymous; redundant = true; }

// --- In front of programs -------------------------------------------------------

/// A load balancer for connections, which it does not look into.
component AzureLoadBalancer : hosting.NetworkHub { redundant = true; }

/// A load balancer for HTTP in one region. Whether it filters attacks is its tier.
component ApplicationGateway : web.LoadBalancer { redundant = true; }

/// Caches, and a load balancer for HTTP, at Microsoft's edge.
component AzureFrontDoor : web.ContentDeliveryNetwork { redundant = true; }

/// A network of caches.
component AzureCdn : web.ContentDeliveryNetwork { redundant = true; }

/// What answers a name with the address of the best region.
component TrafficManager : Process { does = []; authn = Anonymous; redundant = true; }

/// A gateway for calls of programs.
component ApiManagement : web.ApiGateway;

/// Rules that filter HTTP requests.
component WafPolicy : web.WebFirewall;

// --- Machines and containers ------------------------------------------------------

/// A virtual machine. Its metadata service demands a header, and answers no forwarded request
/// (learn.microsoft.com/azure/virtual-machines/instance-metadata-service); it knows no session tokens.
zone AzureVirtualMachine : hosting.CloudMachine;

/// Virtual machines that are added and removed as needed.
zone VirtualMachineScaleSet : AzureVirtualMachine;

/// A virtual machine whose memory the host cannot read.
zone ConfidentialVm : AzureVirtualMachine;

/// Desktops that run at Azure.
zone AzureVirtualDesktop : net.ManagedDevice;

/// A cluster of Kubernetes whose control plane Azure runs.
zone AksCluster : hosting.ManagedCluster;

/// A program in containers, without a cluster of one's own. They cannot be privileged
/// (learn.microsoft.com/azure/container-apps/containers).
component ContainerApp : hosting.ContainerService { privileged = false; scales_by_itself = true; }

/// A container that is started by itself.
component ContainerInstance : hosting.ContainerService { redundant = unknown; }

/// Functions. Azure starts more of them as they are called (learn.microsoft.com/azure/azure-functions/event-driven-scaling).
component AzureFunctionApp : compute.Function { privileged = false; }

/// A web application or API.
component AppService : hosting.ManagedWebApp;

/// Pages and scripts that are handed out as they are, with functions beside them.
component StaticWebApp : web.StaticSite { redundant = true; }

/// Steps that connect services.
component LogicApp : hosting.StateMachine;

/// Flows of people of the organisation between services (Power Automate).
component PowerAutomateFlow : hosting.StateMachine;

/// Applications that people of the organisation put together (Power Apps).
component PowerApp : hosting.ManagedWebApp;

/// Jobs on many machines.
component AzureBatch : hosting.BatchService;

/// Scripts that run at set times or on events.
component AutomationAccount : hosting.BatchService;

/// What updates, sets up and runs commands on machines anywhere (Azure Arc).
component AzureArc : delivery.RemoteManagement;

// --- Files and objects --------------------------------------------------------------

/// A storage account: blobs, files, queues and tables. It always encrypts
/// (learn.microsoft.com/azure/storage/common/storage-service-encryption). Whether it takes its keys, or people's and
/// programs' identities only, is a setting.
component StorageAccount : hosting.ObjectStorage {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
}

/// Objects of a storage account.
component BlobContainer : StorageAccount;

/// A storage account with folders, for analysis.
component DataLakeStorage : StorageAccount;

/// Shared files, over SMB or NFS, of a storage account.
component AzureFiles : hosting.ManagedFileSystem { encrypted_at_rest = true; }

/// Shared files at high speed. It is always encrypted (learn.microsoft.com/azure/azure-netapp-files/faq-security).
component NetAppFiles : hosting.ManagedFileSystem { encrypted_at_rest = true; }

/// A disk for virtual machines. It is always encrypted (learn.microsoft.com/azure/virtual-machines/disk-encryption).
component ManagedDisk : hosting.BlockStorage { encrypted_at_rest = true; }

/// Copies made by Azure Backup.
component RecoveryServicesVault : hosting.BackupVault;

/// Images of containers. They are always encrypted
/// (learn.microsoft.com/azure/container-registry/tutorial-enable-customer-managed-keys).
component AzureContainerRegistry : hosting.ContainerRegistry {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
}

// --- Databases -----------------------------------------------------------------------

/// SQL Server as a service. New databases are encrypted
/// (learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview).
component AzureSqlDatabase : db.SqlServer {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
}

/// An instance of SQL Server as a service.
component SqlManagedInstance : db.SqlServer { encrypted_at_rest = true; ready_made = false; }

/// PostgreSQL. It is always encrypted (learn.microsoft.com/azure/postgresql/flexible-server/concepts-security).
component AzureDatabaseForPostgres : db.Postgres {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
}

/// MySQL. It is always encrypted (learn.microsoft.com/azure/mysql/flexible-server/security-how-to-data-encryption).
component AzureDatabaseForMySql : db.MySql {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
}

/// Cosmos DB. It is always encrypted (learn.microsoft.com/azure/cosmos-db/database-encryption-at-rest), and answers
/// nobody without a key or token.
component CosmosDb : db.DocumentDatabase {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// Tables of keys and values in a storage account.
component TableStorage : db.KeyValueStore {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// Redis. It asks for a key or token unless that is switched off.
component AzureCacheForRedis : hosting.ManagedCache {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
}

/// An index of Azure AI Search. It is always encrypted (learn.microsoft.com/azure/search/search-security-overview).
component AzureAiSearch : db.SearchIndex {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// A warehouse, with Spark and pipelines. Encryption of its SQL pools is a setting
/// (learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/sql-data-warehouse-encryption-tde).
component SynapseWorkspace : hosting.ManagedWarehouse { public_endpoint = true; snapshots_shareable = false; }

/// Data, pipelines and reports of Microsoft Fabric (OneLake).
component FabricWorkspace : hosting.ManagedWarehouse {
  encrypted_at_rest = true;
  snapshots_shareable = false;
}

/// Logs and series that are asked in KQL (Azure Data Explorer).
component DataExplorer : db.TimeSeries {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// Spark and notebooks, run by Databricks in the customer's subscription.
component AzureDatabricks : web.WebApplication {
  does = [RunsUntrustedCode, RendersHtml];
  platform_role = true;
}

/// What takes data out, changes it and loads it.
component DataFactory : hosting.BatchService;

/// Which data there is, where, and who may use it.
component Purview : hosting.ManagedDocumentDatabase { encrypted_at_rest = true; redundant = true; }

/// Reports and dashboards.
component PowerBi : web.WebApplication { does = [RendersHtml, ExportsSpreadsheets]; redundant = true; }

// --- Messages --------------------------------------------------------------------------

/// Queues and topics. They are always encrypted (learn.microsoft.com/azure/service-bus-messaging/configure-customer-managed-key).
/// Callers show an identity of Entra, or a signature made with a shared key unless that is switched off.
component ServiceBusNamespace : hosting.ManagedBroker {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  authn = unknown;
}

/// A queue of a namespace.
component ServiceBusQueue : hosting.ManagedQueue {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  authn = unknown;
}

/// A stream of events that are kept for days. It is always encrypted
/// (learn.microsoft.com/azure/event-hubs/configure-customer-managed-key).
component EventHub : hosting.ManagedBroker {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  authn = unknown;
}

/// Events that are pushed to those who subscribed.
component EventGrid : hosting.ManagedBroker {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  authn = unknown;

  calls_out = true;
}

/// A queue of a storage account.
component StorageQueue : hosting.ManagedQueue {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  authn = unknown;
}

/// Messages to browsers and apps (SignalR, Web PubSub).
component SignalRService : Process { does = []; redundant = true; }

/// Messages to phones.
component NotificationHub : services.ExternalApi;

/// Mail, text messages and calls that are made for us.
component CommunicationServices : services.MailProvider;

/// Where devices log in, and exchange messages. Each shows a key or certificate of its own
/// (learn.microsoft.com/azure/iot-hub/authenticate-authorize-sas).
component IotHub : messaging.Broker {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  redundant = true;
}

// --- Keys and identities -----------------------------------------------------------------

/// Keys, secrets and certificates. It is always encrypted (learn.microsoft.com/azure/key-vault/general/overview).
component KeyVault : hosting.KeyService { public_endpoint = true; redundant = true; }

/// Hardware modules of one's own.
component ManagedHsm : hosting.KeyService { redundant = true; }

/// Settings of programs.
component AppConfiguration : db.KeyValueStore {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// Logins of the organisation's people and programs.
component EntraId : services.IdentityProvider;

/// The former name of Entra ID.
component AzureActiveDirectory : EntraId;

/// Logins of customers.
component EntraExternalId : services.IdentityProvider;

/// The former service for logins of customers.
component AzureAdB2c : services.IdentityProvider;

/// What copies accounts of a domain to Entra ID. Whoever has it can have the domain, and the tenant.
component EntraConnect : Process { does = []; ready_made = true; }

/// Rights of administrators that are asked for, and end.
component PrivilegedIdentityManagement : hosting.AccessManager;

/// Who may do what in a subscription.
component RoleBasedAccessControl : hosting.AccessManager;

/// Rules that resources have to fit.
component AzurePolicy : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// Active Directory, run by Azure.
component EntraDomainServices : db.LdapDirectory { keeps_secrets = true; redundant = true; }

/// The identity that Azure gives to a program: tokens, and nothing that could be lost.
abstract data ManagedIdentity : hosting.RoleCredentials;

/// The password or certificate of an application in Entra ID. It works until it expires.
abstract data ServicePrincipalSecret : hosting.LongLivedCloudKey;

/// The key of a storage account. Whoever has it may do anything there.
abstract data StorageAccountKey : hosting.LongLivedCloudKey;

/// An address with a signature in it (SAS): whoever has it may do what it says until it expires.
abstract data SasToken : hosting.SignedLink;

// --- What watches ------------------------------------------------------------------------

/// Logs that are asked in KQL. They are always encrypted (learn.microsoft.com/azure/azure-monitor/logs/customer-managed-keys).
component LogAnalyticsWorkspace : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// Measurements, logs and alarms.
component AzureMonitor : LogAnalyticsWorkspace;

/// How requests went through programs.
component ApplicationInsights : LogAnalyticsWorkspace;

/// Who changed what in a subscription. Entries stay for 90 days, unless they are sent on
/// (learn.microsoft.com/azure/azure-monitor/platform/activity-log).
component ActivityLog : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// Records of many systems, compared and looked at.
component MicrosoftSentinel : LogAnalyticsWorkspace;

/// What reports flaws of settings, and signs of attacks.
component DefenderForCloud : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// What watches, and can stop, what runs on machines.
component DefenderForEndpoint : compute.Monitor { does = [RunsPrivileged]; ready_made = false; }

/// What manages machines and phones of people.
component Intune : delivery.RemoteManagement;

// --- Building and shipping ------------------------------------------------------------------

/// Sources of Azure DevOps.
component AzureReposRepository : delivery.SourceRepository { encrypted_at_rest = true; }

/// Builds of Azure DevOps. Jobs on Microsoft's machines start on fresh ones
/// (learn.microsoft.com/azure/devops/pipelines/agents/hosted); say `runners_ephemeral = false` for your own that are kept.
component AzurePipelines : delivery.BuildPipeline { ready_made = false; runners_ephemeral = true; }

/// Packages of Azure DevOps. A version that was published cannot be replaced
/// (learn.microsoft.com/azure/devops/artifacts/artifacts-key-concepts).
component AzureArtifactsFeed : delivery.ArtifactStore {
  encrypted_at_rest = true;
  ready_made = false;
  artifacts_immutable = true;
}

/// What creates resources from templates (ARM, Bicep).
component ResourceManager : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  builds_forks = false;
  uses_third_party_steps = false;
}

// --- Models --------------------------------------------------------------------------------

/// Models of OpenAI at Azure. Prompts are not used for training; unless that is agreed otherwise, they may be kept for up to
/// 30 days to find abuse (learn.microsoft.com/legal/cognitive-services/openai/data-privacy).
component AzureOpenAi : ai.ModelProvider;

/// Agents that Azure runs.
component AiFoundryAgent : ai.Agent { platform_role = true; }

/// A model of one's own that Azure serves.
component MachineLearningEndpoint : ai.LanguageModel { platform_role = true; }

/// Training, notebooks and pipelines of Azure Machine Learning.
component MachineLearningWorkspace : ai.TrainingPipeline { platform_role = true; }

/// What reads documents.
component DocumentIntelligence : services.ExternalApi;

/// What understands and makes speech.
component AiSpeech : services.ExternalApi;

/// A chat bot.
component BotService : web.ApiService { redundant = true; }

/// An assistant in office programs, which reads what its user may read.
component MicrosoftCopilot : ai.ModelProvider;

// --- Protocols -------------------------------------------------------------------------------

/// A call of a service of Azure: HTTPS, with a token of Entra. Microsoft's libraries check the service's certificate
/// unless they are told not to.
@label("Azure API")
channel AzureApi : hosting.CloudApi;
