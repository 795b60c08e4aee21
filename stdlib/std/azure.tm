/// Microsoft Azure and Entra. The kinds derive from the roles of std.hosting and from general kinds of
/// databases, queues and gateways; the rules about accounts and services are in std.cloud. Protections that
/// Azure provides automatically are set here, with the page that says so; tmc asks about settings of the
/// customer.
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

/// A subscription: a unit of billing and administration.
@also("Azure subscription")
zone Subscription : net.CloudAccount;

/// Subscriptions under the same rules.
zone ManagementGroup : net.CloudAccount;

/// A group of resources that are created and deleted together. It separates rights, but neither networks nor
/// machines.
zone ResourceGroup : Boundary;

/// A virtual network.
@also("VNet", "Azure VNet")
zone VirtualNetwork : hosting.VirtualNetwork;

/// A part of a virtual network that the internet reaches.
zone PublicSubnet : net.Dmz;

/// A part of a virtual network that the internet does not reach.
zone PrivateSubnet : net.PrivateSubnet;

/// A gateway that lets machines of a subnet connect outward.
@also("Azure NAT Gateway")
component NatGateway : hosting.CloudNatGateway;

/// A router between networks of Azure and of the organisation.
@also("vWAN", "Azure Virtual WAN")
component VirtualWan : hosting.NetworkHub;

/// A dedicated line into Azure. It does not encrypt unless MACsec or a VPN is set up.
@also("Azure ExpressRoute")
component ExpressRoute : hosting.NetworkHub;

/// A VPN between a virtual network and others, or people's machines.
@also("Azure VPN Gateway")
component VpnGateway : hosting.NetworkHub;

/// An address inside a virtual network for a service of Azure (Private Link).
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

/// A load balancer for connections, which it does not inspect.
@also("ALB Standard")
component AzureLoadBalancer : hosting.NetworkHub { redundant = true; }

/// A load balancer for HTTP in one region. Its tier decides whether it filters attacks.
@also("AppGW", "Azure Application Gateway")
component ApplicationGateway : web.LoadBalancer { redundant = true; }

/// Caches, and a load balancer for HTTP, at Microsoft's edge.
@also("Front Door", "AFD")
component AzureFrontDoor : web.ContentDeliveryNetwork { redundant = true; }

/// A content delivery network.
@also("Azure Content Delivery Network")
component AzureCdn : web.ContentDeliveryNetwork { redundant = true; }

/// A DNS service that answers with the address of the best region.
@also("Azure Traffic Manager")
component TrafficManager : Process { does = []; authn = Anonymous; redundant = true; }

/// A gateway for APIs.
@also("APIM", "Azure API Management")
component ApiManagement : web.ApiGateway;

/// Rules that filter HTTP requests.
@also("Azure WAF")
component WafPolicy : web.WebFirewall;

// --- Machines and containers ------------------------------------------------------

/// A virtual machine. Its metadata service requires a header, and does not answer forwarded requests
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

/// A program in containers, without a cluster to manage. They cannot be privileged
/// (learn.microsoft.com/azure/container-apps/containers).
@also("Azure Container Apps", "ACA")
component ContainerApp : hosting.ContainerService { privileged = false; scales_by_itself = true; }

/// A single container.
@also("ACI", "Azure Container Instances")
component ContainerInstance : hosting.ContainerService { redundant = unknown; }

/// Functions. Azure starts more instances as they are called
/// (learn.microsoft.com/azure/azure-functions/event-driven-scaling).
@also("Azure Functions", "Function App")
component AzureFunctionApp : compute.Function { privileged = false; }

/// A web application or API.
@also("Azure App Service", "Azure Web App")
component AppService : hosting.ManagedWebApp;

/// Static pages and scripts, with functions next to them.
@also("Azure Static Web Apps", "SWA")
component StaticWebApp : web.StaticSite { redundant = true; }

/// Steps that connect services.
@also("Azure Logic Apps")
component LogicApp : hosting.StateMachine;

/// Automations that employees build between services (Power Automate).
@also("Power Automate", "Microsoft Flow")
component PowerAutomateFlow : hosting.StateMachine;

/// Applications that employees build (Power Apps).
@also("Power Apps")
component PowerApp : hosting.ManagedWebApp;

/// Jobs on many machines.
@also("Azure Batch account")
component AzureBatch : hosting.BatchService;

/// Scripts that run at set times or on events.
@also("Azure Automation", "runbook")
component AutomationAccount : hosting.BatchService;

/// A service that manages machines anywhere, and runs commands on them (Azure Arc).
@also("Arc-enabled server")
component AzureArc : delivery.RemoteManagement;

// --- Files and objects --------------------------------------------------------------

/// A storage account: blobs, files, queues and tables. It always encrypts
/// (learn.microsoft.com/azure/storage/common/storage-service-encryption). Whether it accepts its keys, or
/// only identities of people and programs, is a setting.
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

/// A database of logs and time series, queried in KQL (Azure Data Explorer).
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

/// A service that extracts, transforms and loads data.
@also("ADF", "Azure Data Factory")
component DataFactory : hosting.BatchService;

/// A catalogue of data: what exists, where it is, and who may use it.
@also("Microsoft Purview")
component Purview : hosting.ManagedDocumentDatabase { encrypted_at_rest = true; redundant = true; }

/// Reports and dashboards.
@also("Power BI service")
component PowerBi : web.WebApplication { does = [RendersHtml, ExportsSpreadsheets]; redundant = true; }

// --- Messages --------------------------------------------------------------------------

/// Queues and topics. They are always encrypted
/// (learn.microsoft.com/azure/service-bus-messaging/configure-customer-managed-key). Callers use an identity
/// of Entra, or a signature with a shared key unless that is switched off.
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

/// A service that sends messages to browsers and apps (SignalR, Web PubSub).
@also("Azure SignalR")
component SignalRService : Process { does = []; redundant = true; }

/// A service that sends push notifications to phones.
@also("Azure Notification Hubs")
component NotificationHub : services.ExternalApi;

/// A service that sends mail and text messages, and makes calls.
@also("ACS", "Azure Communication Services")
component CommunicationServices : services.MailProvider;

/// A broker to which devices log in to exchange messages. Each has its own key or certificate
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

/// Dedicated hardware security modules.
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

/// A service that copies accounts of a domain to Entra ID. Anyone who controls it can take over the domain
/// and the tenant.
@also("Azure AD Connect")
component EntraConnect : Process { does = []; ready_made = true; }

/// Administrator rights that people request, and that expire.
@also("PIM")
component PrivilegedIdentityManagement : hosting.AccessManager;

/// Identities and permissions in a subscription.
@also("Azure RBAC")
component RoleBasedAccessControl : hosting.AccessManager;

/// Rules that resources must follow.
@also("Azure Policy assignment")
component AzurePolicy : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// Active Directory, run by Azure.
@also("AADDS", "Azure AD Domain Services")
component EntraDomainServices : db.LdapDirectory { keeps_secrets = true; redundant = true; }

/// An identity that Azure gives to a program: tokens, and no stored secret.
abstract data ManagedIdentity : hosting.RoleCredentials;

/// The password or certificate of an application in Entra ID. It works until it expires.
abstract data ServicePrincipalSecret : hosting.LongLivedCloudKey;

/// The key of a storage account. Anyone who has it may do anything there.
abstract data StorageAccountKey : hosting.LongLivedCloudKey;

/// An address with a signature in it (SAS): anyone who has it may do what it says until it expires.
abstract data SasToken : hosting.SignedLink;

// --- What watches ------------------------------------------------------------------------

/// Logs, queried in KQL. They are always encrypted
/// (learn.microsoft.com/azure/azure-monitor/logs/customer-managed-keys).
@also("Log Analytics", "LAW")
component LogAnalyticsWorkspace : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// Measurements, logs and alarms.
@also("Azure Monitor metrics")
component AzureMonitor : LogAnalyticsWorkspace;

/// Traces of requests through programs.
@also("App Insights")
component ApplicationInsights : LogAnalyticsWorkspace;

/// A record of who changed what in a subscription. Entries are kept for 90 days, unless they are forwarded
/// (learn.microsoft.com/azure/azure-monitor/platform/activity-log).
@also("Azure Activity Log")
component ActivityLog : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// Security monitoring of records from many systems (SIEM).
@also("Sentinel", "Azure Sentinel")
component MicrosoftSentinel : LogAnalyticsWorkspace;

/// A service that reports misconfigurations and signs of attacks.
@also("MDC", "Microsoft Defender for Cloud", "Azure Security Center")
component DefenderForCloud : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// Endpoint protection: it monitors what runs on machines, and can stop it.
@also("MDE", "Defender ATP")
component DefenderForEndpoint : compute.Monitor { does = [RunsPrivileged]; ready_made = false; }

/// Management of employees' machines and phones.
@also("Microsoft Intune", "Endpoint Manager")
component Intune : delivery.RemoteManagement;

// --- Building and shipping ------------------------------------------------------------------

/// Source code repositories of Azure DevOps.
@also("Azure Repos", "Azure DevOps repository")
component AzureReposRepository : delivery.SourceRepository { encrypted_at_rest = true; }

/// Builds of Azure DevOps. Jobs on Microsoft's machines start on fresh ones
/// (learn.microsoft.com/azure/devops/pipelines/agents/hosted); set `runners_ephemeral = false` for your own
/// machines that are reused.
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

/// A service that creates resources from templates (ARM, Bicep).
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

/// A custom model that Azure serves.
@also("Azure ML endpoint")
component MachineLearningEndpoint : ai.LanguageModel { platform_role = true; }

/// Training, notebooks and pipelines of Azure Machine Learning.
@also("Azure ML", "AML")
component MachineLearningWorkspace : ai.TrainingPipeline { platform_role = true; }

/// A service that extracts text and data from documents.
@also("Form Recognizer")
component DocumentIntelligence : services.ExternalApi;

/// A service that recognises and synthesises speech.
@also("Azure Speech")
component AiSpeech : services.ExternalApi;

/// A chatbot.
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
