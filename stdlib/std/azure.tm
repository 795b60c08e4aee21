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
@also("Azure subscription")
zone Subscription : net.CloudAccount;

/// Subscriptions under the same rules.
zone ManagementGroup : net.CloudAccount;

/// What is made, and deleted, together. It separates rights, and neither networks nor machines.
zone ResourceGroup : Boundary;

/// A virtual network.
@also("VNet", "Azure VNet")
zone VirtualNetwork : hosting.VirtualNetwork;

/// A part of a virtual network that the internet reaches.
zone PublicSubnet : net.Dmz;

/// A part of a virtual network that the internet does not reach.
zone PrivateSubnet : net.PrivateSubnet;

/// What lets machines of a subnet connect outward.
@also("Azure NAT Gateway")
component NatGateway : hosting.CloudNatGateway;

/// What connects networks of Azure and of the organisation.
@also("vWAN", "Azure Virtual WAN")
component VirtualWan : hosting.NetworkHub;

/// A line of one's own into Azure. It does not encrypt unless MACsec or a VPN is set up.
@also("Azure ExpressRoute")
component ExpressRoute : hosting.NetworkHub;

/// A VPN between a virtual network and others, or people's machines.
@also("Azure VPN Gateway")
component VpnGateway : hosting.NetworkHub;

/// The address in a virtual network of a service of Azure (Private Link).
@also("Azure Private Link", "Private Link")
component PrivateEndpoint : hosting.PrivateEndpoint;

/// A firewall for traffic of virtual networks.
@also("Azure Firewall Premium")
component AzureFirewall : hosting.CloudFirewall;

/// Rules for the traffic of a subnet or of a machine.
@also("NSG")
component NetworkSecurityGroup : hosting.CloudFirewall;

/// RDP and SSH in a browser, to machines without an open port.
@also("Bastion service")
component AzureBastion : hosting.SessionBroker;

/// The names of a domain.
@also("Azure DNS")
component DnsZone : Process { does = []; authn = Anonymous; redundant = true; }

// --- In front of programs -------------------------------------------------------

/// A load balancer for connections, which it does not look into.
@also("ALB Standard")
component AzureLoadBalancer : hosting.NetworkHub { redundant = true; }

/// A load balancer for HTTP in one region. Whether it filters attacks is its tier.
@also("AppGW", "Azure Application Gateway")
component ApplicationGateway : web.LoadBalancer { redundant = true; }

/// Caches, and a load balancer for HTTP, at Microsoft's edge.
@also("Front Door", "AFD")
component AzureFrontDoor : web.ContentDeliveryNetwork { redundant = true; }

/// A network of caches.
@also("Azure Content Delivery Network")
component AzureCdn : web.ContentDeliveryNetwork { redundant = true; }

/// What answers a name with the address of the best region.
@also("Azure Traffic Manager")
component TrafficManager : Process { does = []; authn = Anonymous; redundant = true; }

/// A gateway for calls of programs.
@also("APIM", "Azure API Management")
component ApiManagement : web.ApiGateway;

/// Rules that filter HTTP requests.
@also("Azure WAF")
component WafPolicy : web.WebFirewall;

// --- Machines and containers ------------------------------------------------------

/// A virtual machine. Its metadata service demands a header, and answers no forwarded request
/// (learn.microsoft.com/azure/virtual-machines/instance-metadata-service); it knows no session tokens.
@also("Azure VM")
zone AzureVirtualMachine : hosting.CloudMachine;

/// Virtual machines that are added and removed as needed.
@also("VMSS", "scale set")
zone VirtualMachineScaleSet : AzureVirtualMachine;

/// A virtual machine whose memory the host cannot read.
@also("Azure confidential computing")
zone ConfidentialVm : AzureVirtualMachine;

/// Desktops that run at Azure.
@also("AVD", "Windows Virtual Desktop")
zone AzureVirtualDesktop : net.ManagedDevice;

/// A cluster of Kubernetes whose control plane Azure runs.
@also("AKS", "Azure Kubernetes Service")
zone AksCluster : hosting.ManagedCluster;

/// A program in containers, without a cluster of one's own. They cannot be privileged
/// (learn.microsoft.com/azure/container-apps/containers).
@also("Azure Container Apps", "ACA")
component ContainerApp : hosting.ContainerService { privileged = false; scales_by_itself = true; }

/// A container that is started by itself.
@also("ACI", "Azure Container Instances")
component ContainerInstance : hosting.ContainerService { redundant = unknown; }

/// Functions. Azure starts more of them as they are called (learn.microsoft.com/azure/azure-functions/event-driven-scaling).
@also("Azure Functions", "Function App")
component AzureFunctionApp : compute.Function { privileged = false; }

/// A web application or API.
@also("Azure App Service", "Azure Web App")
component AppService : hosting.ManagedWebApp;

/// Pages and scripts that are handed out as they are, with functions beside them.
@also("Azure Static Web Apps", "SWA")
component StaticWebApp : web.StaticSite { redundant = true; }

/// Steps that connect services.
@also("Azure Logic Apps")
component LogicApp : hosting.StateMachine;

/// Flows of people of the organisation between services (Power Automate).
@also("Power Automate", "Microsoft Flow")
component PowerAutomateFlow : hosting.StateMachine;

/// Applications that people of the organisation put together (Power Apps).
@also("Power Apps")
component PowerApp : hosting.ManagedWebApp;

/// Jobs on many machines.
@also("Azure Batch account")
component AzureBatch : hosting.BatchService;

/// Scripts that run at set times or on events.
@also("Azure Automation", "runbook")
component AutomationAccount : hosting.BatchService;

/// What updates, sets up and runs commands on machines anywhere (Azure Arc).
@also("Arc-enabled server")
component AzureArc : delivery.RemoteManagement;

// --- Files and objects --------------------------------------------------------------

/// A storage account: blobs, files, queues and tables. It always encrypts
/// (learn.microsoft.com/azure/storage/common/storage-service-encryption). Whether it takes its keys, or people's and
/// programs' identities only, is a setting.
@also("Azure Storage")
component StorageAccount : hosting.ObjectStorage {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
}

/// Objects of a storage account.
@also("Blob Storage", "Azure Blob", "Azure Blob Storage")
component BlobContainer : StorageAccount;

/// A storage account with folders, for analysis.
@also("ADLS", "ADLS Gen2", "Azure Data Lake")
component DataLakeStorage : StorageAccount;

/// Shared files, over SMB or NFS, of a storage account.
@also("Azure file share")
component AzureFiles : hosting.ManagedFileSystem { encrypted_at_rest = true; }

/// Shared files at high speed. It is always encrypted (learn.microsoft.com/azure/azure-netapp-files/faq-security).
@also("ANF", "Azure NetApp Files")
component NetAppFiles : hosting.ManagedFileSystem { encrypted_at_rest = true; }

/// A disk for virtual machines. It is always encrypted (learn.microsoft.com/azure/virtual-machines/disk-encryption).
@also("Azure Disk")
component ManagedDisk : hosting.BlockStorage { encrypted_at_rest = true; }

/// Copies made by Azure Backup.
@also("Azure Backup", "Azure Site Recovery")
component RecoveryServicesVault : hosting.BackupVault;

/// Images of containers. They are always encrypted
/// (learn.microsoft.com/azure/container-registry/tutorial-enable-customer-managed-keys).
@also("ACR")
component AzureContainerRegistry : hosting.ContainerRegistry {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
}

// --- Databases -----------------------------------------------------------------------

/// SQL Server as a service. New databases are encrypted
/// (learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview).
@also("Azure SQL")
component AzureSqlDatabase : db.SqlServer {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
}

/// An instance of SQL Server as a service.
@also("SQL MI", "Azure SQL Managed Instance")
component SqlManagedInstance : db.SqlServer { encrypted_at_rest = true; ready_made = false; }

/// PostgreSQL. It is always encrypted (learn.microsoft.com/azure/postgresql/flexible-server/concepts-security).
@also("Azure PostgreSQL", "PostgreSQL Flexible Server")
component AzureDatabaseForPostgres : db.Postgres {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
}

/// MySQL. It is always encrypted (learn.microsoft.com/azure/mysql/flexible-server/security-how-to-data-encryption).
@also("Azure MySQL", "MySQL Flexible Server")
component AzureDatabaseForMySql : db.MySql {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
}

/// Cosmos DB. It is always encrypted (learn.microsoft.com/azure/cosmos-db/database-encryption-at-rest), and answers
/// nobody without a key or token.
@also("Azure Cosmos DB")
component CosmosDb : db.DocumentDatabase {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// Tables of keys and values in a storage account.
@also("Azure Table Storage")
component TableStorage : db.KeyValueStore {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// Redis. It asks for a key or token unless that is switched off.
@also("Azure Cache", "Azure Managed Redis")
component AzureCacheForRedis : hosting.ManagedCache {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
}

/// An index of Azure AI Search. It is always encrypted (learn.microsoft.com/azure/search/search-security-overview).
@also("Azure Cognitive Search", "Azure Search")
component AzureAiSearch : db.SearchIndex {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// A warehouse, with Spark and pipelines. Encryption of its SQL pools is a setting
/// (learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/sql-data-warehouse-encryption-tde).
@also("Synapse", "Azure Synapse")
component SynapseWorkspace : hosting.ManagedWarehouse { public_endpoint = true; snapshots_shareable = false; }

/// Data, pipelines and reports of Microsoft Fabric (OneLake).
@also("Microsoft Fabric", "OneLake")
component FabricWorkspace : hosting.ManagedWarehouse {
  encrypted_at_rest = true;
  snapshots_shareable = false;
}

/// Logs and series that are asked in KQL (Azure Data Explorer).
@also("ADX", "Kusto")
component DataExplorer : db.TimeSeries {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// Spark and notebooks, run by Databricks in the customer's subscription.
@also("Azure Databricks workspace")
component AzureDatabricks : web.WebApplication {
  does = [RunsUntrustedCode, RendersHtml];
  platform_role = true;
}

/// What takes data out, changes it and loads it.
@also("ADF", "Azure Data Factory")
component DataFactory : hosting.BatchService;

/// Which data there is, where, and who may use it.
@also("Microsoft Purview")
component Purview : hosting.ManagedDocumentDatabase { encrypted_at_rest = true; redundant = true; }

/// Reports and dashboards.
@also("Power BI service")
component PowerBi : web.WebApplication { does = [RendersHtml, ExportsSpreadsheets]; redundant = true; }

// --- Messages --------------------------------------------------------------------------

/// Queues and topics. They are always encrypted (learn.microsoft.com/azure/service-bus-messaging/configure-customer-managed-key).
/// Callers show an identity of Entra, or a signature made with a shared key unless that is switched off.
@also("Azure Service Bus")
component ServiceBusNamespace : hosting.ManagedBroker {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  authn = unknown;
}

/// A queue of a namespace.
@also("Service Bus topic")
component ServiceBusQueue : hosting.ManagedQueue {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  authn = unknown;
}

/// A stream of events that are kept for days. It is always encrypted
/// (learn.microsoft.com/azure/event-hubs/configure-customer-managed-key).
@also("Azure Event Hubs")
component EventHub : hosting.ManagedBroker {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  authn = unknown;
}

/// Events that are pushed to those who subscribed.
@also("Azure Event Grid")
component EventGrid : hosting.ManagedBroker {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  authn = unknown;

  calls_out = true;
}

/// A queue of a storage account.
@also("Azure Queue Storage")
component StorageQueue : hosting.ManagedQueue {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  authn = unknown;
}

/// Messages to browsers and apps (SignalR, Web PubSub).
@also("Azure SignalR")
component SignalRService : Process { does = []; redundant = true; }

/// Messages to phones.
@also("Azure Notification Hubs")
component NotificationHub : services.ExternalApi;

/// Mail, text messages and calls that are made for us.
@also("ACS", "Azure Communication Services")
component CommunicationServices : services.MailProvider;

/// Where devices log in, and exchange messages. Each shows a key or certificate of its own
/// (learn.microsoft.com/azure/iot-hub/authenticate-authorize-sas).
@also("Azure IoT Hub")
component IotHub : messaging.Broker {
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  redundant = true;
}

// --- Keys and identities -----------------------------------------------------------------

/// Keys, secrets and certificates. It is always encrypted (learn.microsoft.com/azure/key-vault/general/overview).
@also("AKV", "Azure Key Vault")
component KeyVault : hosting.KeyService { public_endpoint = true; redundant = true; }

/// Hardware modules of one's own.
@also("Azure Managed HSM")
component ManagedHsm : hosting.KeyService { redundant = true; }

/// Settings of programs.
@also("Azure App Configuration")
component AppConfiguration : db.KeyValueStore {
  takes_shared_keys = true;
  public_endpoint = true;
  encrypted_at_rest = true;
  ready_made = false;
  public_access = false;
}

/// Logins of the organisation's people and programs.
@also("Entra", "Microsoft Entra ID", "AAD")
component EntraId : services.IdentityProvider;

/// The former name of Entra ID.
component AzureActiveDirectory : EntraId;

/// Logins of customers.
@also("Azure AD External Identities")
component EntraExternalId : services.IdentityProvider;

/// The former service for logins of customers.
component AzureAdB2c : services.IdentityProvider;

/// What copies accounts of a domain to Entra ID. Whoever has it can have the domain, and the tenant.
@also("Azure AD Connect")
component EntraConnect : Process { does = []; ready_made = true; }

/// Rights of administrators that are asked for, and end.
@also("PIM")
component PrivilegedIdentityManagement : hosting.AccessManager;

/// Who may do what in a subscription.
@also("Azure RBAC")
component RoleBasedAccessControl : hosting.AccessManager;

/// Rules that resources have to fit.
@also("Azure Policy assignment")
component AzurePolicy : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// Active Directory, run by Azure.
@also("AADDS", "Azure AD Domain Services")
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
@also("Log Analytics", "LAW")
component LogAnalyticsWorkspace : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// Measurements, logs and alarms.
@also("Azure Monitor metrics")
component AzureMonitor : LogAnalyticsWorkspace;

/// How requests went through programs.
@also("App Insights")
component ApplicationInsights : LogAnalyticsWorkspace;

/// Who changed what in a subscription. Entries stay for 90 days, unless they are sent on
/// (learn.microsoft.com/azure/azure-monitor/platform/activity-log).
@also("Azure Activity Log")
component ActivityLog : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// Records of many systems, compared and looked at.
@also("Sentinel", "Azure Sentinel")
component MicrosoftSentinel : LogAnalyticsWorkspace;

/// What reports flaws of settings, and signs of attacks.
@also("MDC", "Microsoft Defender for Cloud", "Azure Security Center")
component DefenderForCloud : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// What watches, and can stop, what runs on machines.
@also("MDE", "Defender ATP")
component DefenderForEndpoint : compute.Monitor { does = [RunsPrivileged]; ready_made = false; }

/// What manages machines and phones of people.
@also("Microsoft Intune", "Endpoint Manager")
component Intune : delivery.RemoteManagement;

// --- Building and shipping ------------------------------------------------------------------

/// Sources of Azure DevOps.
@also("Azure Repos", "Azure DevOps repository")
component AzureReposRepository : delivery.SourceRepository { encrypted_at_rest = true; }

/// Builds of Azure DevOps. Jobs on Microsoft's machines start on fresh ones
/// (learn.microsoft.com/azure/devops/pipelines/agents/hosted); say `runners_ephemeral = false` for your own that are kept.
@also("Azure DevOps", "ADO pipeline", "Azure DevOps pipeline")
component AzurePipelines : delivery.BuildPipeline { ready_made = false; runners_ephemeral = true; }

/// Packages of Azure DevOps. A version that was published cannot be replaced
/// (learn.microsoft.com/azure/devops/artifacts/artifacts-key-concepts).
@also("Azure Artifacts")
component AzureArtifactsFeed : delivery.ArtifactStore {
  encrypted_at_rest = true;
  ready_made = false;
  artifacts_immutable = true;
}

/// What creates resources from templates (ARM, Bicep).
@also("ARM", "Azure Resource Manager", "Bicep")
component ResourceManager : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  builds_forks = false;
  uses_third_party_steps = false;
}

// --- Models --------------------------------------------------------------------------------

/// Models of OpenAI at Azure. Prompts are not used for training; unless that is agreed otherwise, they may be kept for up to
/// 30 days to find abuse (learn.microsoft.com/legal/cognitive-services/openai/data-privacy).
@also("AOAI", "Azure OpenAI Service")
component AzureOpenAi : ai.ModelProvider;

/// Agents that Azure runs.
@also("Azure AI Foundry", "Foundry Agent Service")
component AiFoundryAgent : ai.Agent { platform_role = true; }

/// A model of one's own that Azure serves.
@also("Azure ML endpoint")
component MachineLearningEndpoint : ai.LanguageModel { platform_role = true; }

/// Training, notebooks and pipelines of Azure Machine Learning.
@also("Azure ML", "AML")
component MachineLearningWorkspace : ai.TrainingPipeline { platform_role = true; }

/// What reads documents.
@also("Form Recognizer")
component DocumentIntelligence : services.ExternalApi;

/// What understands and makes speech.
@also("Azure Speech")
component AiSpeech : services.ExternalApi;

/// A chat bot.
@also("Azure Bot Service", "Bot Framework")
component BotService : web.ApiService { redundant = true; }

/// An assistant in office programs, which reads what its user may read.
@also("Copilot for Microsoft 365", "M365 Copilot")
component MicrosoftCopilot : ai.ModelProvider;

// --- Protocols -------------------------------------------------------------------------------

/// A call of a service of Azure: HTTPS, with a token of Entra. Microsoft's libraries check the service's certificate
/// unless they are told not to.
@label("Azure API") @also("Azure control plane")
channel AzureApi : hosting.CloudApi;
