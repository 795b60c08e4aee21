/// Amazon Web Services. The kinds derive from the roles of std.hosting and from what any database, queue or gateway
/// is; the rules about accounts and services are in std.cloud. What AWS does by itself is set here, with the page
/// that says so; what is a setting of the customer is left open, and asked.
package std.aws;

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

/// An account: the widest line inside the cloud.
zone Account : net.CloudAccount;

/// A virtual private cloud.
zone Vpc : hosting.VirtualNetwork;

/// A part of a VPC that the internet reaches.
zone PublicSubnet : net.Dmz;

/// A part of a VPC that the internet does not reach.
zone PrivateSubnet : net.PrivateSubnet;

/// What connects a VPC with the internet.
component InternetGateway : hosting.CloudNatGateway;

/// What lets machines of a private subnet connect outward.
component NatGateway : hosting.CloudNatGateway;

/// What connects VPCs, and networks of the organisation.
component TransitGateway : hosting.NetworkHub;

/// A line of one's own into AWS. It does not encrypt unless MACsec or a VPN is set up.
component DirectConnect : hosting.NetworkHub;

/// A VPN between a VPC and a network of the organisation.
component SiteToSiteVpn : hosting.NetworkHub;

/// A VPN from people's machines into a VPC.
component ClientVpn : hosting.NetworkHub;

/// The address in a VPC of a service of AWS or of another account (PrivateLink).
component VpcEndpoint : hosting.PrivateEndpoint;

/// A firewall for traffic of VPCs.
component NetworkFirewall : hosting.CloudFirewall;

/// Rules that filter HTTP requests.
component WafWebAcl : web.WebFirewall;

/// What connects services of several VPCs, and checks who calls.
component VpcLattice : web.LoadBalancer;

/// Two fixed addresses at AWS's edge, from which connections go to the nearest region.
component GlobalAccelerator : hosting.NetworkHub;

/// The names of a domain.
component Route53Zone : Process { does = []; authn = Anonymous; redundant = true; }

/// What finds addresses for machines of a VPC.
component Route53Resolver : Process { does = []; redundant = true; }

// --- In front of programs -------------------------------------------------------

/// An Elastic Load Balancer.
component LoadBalancer : web.LoadBalancer { redundant = true; }

/// A load balancer for HTTP.
component ApplicationLoadBalancer : LoadBalancer;

/// A load balancer for connections, which it does not look into.
component NetworkLoadBalancer : hosting.NetworkHub { redundant = true; }

/// A load balancer in front of firewalls and the like.
component GatewayLoadBalancer : hosting.NetworkHub { redundant = true; }

/// AWS's gateway for calls of programs.
component ApiGateway : web.ApiGateway { redundant = true; }

/// A GraphQL interface in front of tables and functions.
component AppSyncApi : web.ApiService { does = [ServesGraphQl]; redundant = true; platform_role = true; }

/// AWS's network of caches.
component CloudFrontDistribution : web.ContentDeliveryNetwork { redundant = true; }

/// Another word for a distribution of CloudFront.
component CloudFront : CloudFrontDistribution;

// --- Machines and containers ------------------------------------------------------

/// A virtual machine of EC2.
zone Ec2Instance : hosting.CloudMachine;

/// Machines of EC2 that are added and removed as needed.
zone AutoScalingGroup : Ec2Instance;

/// A small virtual machine at a fixed price.
zone LightsailInstance : hosting.CloudMachine;

/// A part of a machine of EC2 that nobody else on it can look into.
zone NitroEnclave : hosting.Enclave;

/// A desktop that runs at AWS.
zone WorkSpace : net.ManagedDevice;

/// A cluster of Kubernetes whose control plane AWS runs.
zone EksCluster : hosting.ManagedCluster;

/// Machines that ECS runs containers on.
zone EcsCluster : net.Cluster;

/// A program in containers that ECS keeps running.
component EcsService : hosting.ContainerService;

/// A program in containers without machines of one's own. They cannot be privileged
/// (docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-security-considerations.html).
component FargateTask : hosting.ContainerService { privileged = false; }

/// A web application in a container, from its source or image.
component AppRunnerService : hosting.ManagedWebApp { scales_by_itself = true; }

/// A web application on machines that Elastic Beanstalk sets up.
component ElasticBeanstalkApp : hosting.ManagedWebApp;

/// A web application of Amplify, with what is behind it.
component AmplifyApp : hosting.ManagedWebApp;

/// A function of Lambda. AWS starts more of it as it is called
/// (docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html). Callers need a right to invoke it; a function URL
/// without authentication is the exception, and its flow says `authn = Anonymous`.
component LambdaFunction : compute.Function { authn = WorkloadIdentity; privileged = false; }

/// Another word for a function of Lambda.
component Lambda : LambdaFunction;

/// A function that runs at CloudFront's edge.
component LambdaAtEdge : compute.Function;

/// Jobs in containers (AWS Batch).
component BatchJob : hosting.BatchService;

/// Steps in order (Step Functions).
component StepFunctions : hosting.StateMachine;

/// A shell in a machine without an open port (Systems Manager).
component SessionManager : hosting.SessionBroker;

/// What sets up, patches and runs commands on machines (Systems Manager).
component SystemsManager : delivery.RemoteManagement { authn = WorkloadIdentity; }

// --- Files and objects --------------------------------------------------------------

/// A bucket of objects. S3 encrypts each new object (docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html);
/// whether with a key of one's own is a setting.
component S3Bucket : hosting.ObjectStorage { encrypted_at_rest = true; }

/// A vault of archives that take hours to fetch.
component GlacierVault : hosting.ObjectStorage { encrypted_at_rest = true; }

/// A disk for machines of EC2.
component EbsVolume : hosting.BlockStorage;

/// A file system for many machines, over NFS.
component EfsFileSystem : hosting.ManagedFileSystem { redundant = true; }

/// A file system that AWS runs: Windows, Lustre, ONTAP, OpenZFS. It is always encrypted
/// (docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html).
component FsxFileSystem : hosting.ManagedFileSystem { encrypted_at_rest = true; }

/// What shows storage at AWS as disks, files or tapes in a network of the organisation.
component StorageGateway : hosting.ManagedFileSystem;

/// SFTP, FTPS and FTP in front of buckets and file systems.
component TransferFamilyServer : Process { does = [AcceptsUploads]; redundant = true; platform_role = true; }

/// What copies files into, out of and between stores.
component DataSync : compute.ScheduledJob { does = []; platform_role = true; }

/// Copies made by AWS Backup (docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html).
component BackupVault : hosting.BackupVault;

/// Images of containers. They are always encrypted (docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html).
component EcrRepository : hosting.ContainerRegistry {
  encrypted_at_rest = true;
  ready_made = false;
  redundant = true;
}

// --- Databases -----------------------------------------------------------------------

/// A database that RDS runs, of an engine that is not named.
component RdsInstance : hosting.ManagedSqlDatabase { public_endpoint = true; }

/// PostgreSQL, run by RDS.
component RdsPostgres : db.Postgres {
  public_endpoint = true;
  ready_made = false;
  snapshots_shareable = true;
}

/// MySQL or MariaDB, run by RDS.
component RdsMySql : db.MySql { public_endpoint = true; ready_made = false; snapshots_shareable = true; }

/// SQL Server, run by RDS.
component RdsSqlServer : db.SqlServer {
  public_endpoint = true;
  ready_made = false;
  snapshots_shareable = true;
}

/// Oracle, run by RDS.
component RdsOracle : db.Oracle { public_endpoint = true; ready_made = false; snapshots_shareable = true; }

/// Aurora. It keeps six copies in three zones (docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.StorageReliability.html).
component AuroraCluster : hosting.ManagedSqlDatabase { public_endpoint = true; }

/// Aurora that speaks PostgreSQL.
component AuroraPostgres : RdsPostgres;

/// Aurora that speaks MySQL.
component AuroraMySql : RdsMySql;

/// What keeps connections to a database of RDS for functions and programs.
component RdsProxy : Process { forwards = true; does = []; redundant = true; }

/// A table of DynamoDB. AWS always encrypts it (docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html),
/// and it answers nobody without a signature.
component DynamoDbTable : db.DynamoDb {
  encrypted_at_rest = true;
  authn = WorkloadIdentity;
  ready_made = false;
  public_access = false;
  redundant = true;
}

/// Another word for a table of DynamoDB.
component DynamoTable : DynamoDbTable;

/// A cache in front of tables of DynamoDB (DAX).
component DynamoDbAccelerator : hosting.ManagedCache { authn = WorkloadIdentity; }

/// Redis or Valkey, run by ElastiCache. Encryption and a login are settings.
component ElastiCacheCluster : hosting.ManagedCache;

/// Memcached, run by ElastiCache.
component ElastiCacheMemcached : db.Memcached { ready_made = false; public_access = false; }

/// Redis or Valkey that keeps what it has. It is always encrypted (docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html).
component MemoryDbCluster : hosting.ManagedCache { encrypted_at_rest = true; }

/// A database of documents with MongoDB's interface.
component DocumentDbCluster : db.MongoDb {
  ready_made = false;
  public_access = false;
  snapshots_shareable = true;
}

/// A graph database.
component NeptuneCluster : db.GraphDatabase {
  ready_made = false;
  public_access = false;
  snapshots_shareable = true;
}

/// A table with Cassandra's interface. It is always encrypted (docs.aws.amazon.com/keyspaces/latest/devguide/EncryptionAtRest.html).
component KeyspacesTable : db.Cassandra {
  encrypted_at_rest = true;
  authn = WorkloadIdentity;
  ready_made = false;
  public_access = false;
  redundant = true;
}

/// Series of measurements. They are always encrypted (docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html).
component TimestreamTable : db.TimeSeries {
  encrypted_at_rest = true;
  authn = WorkloadIdentity;
  ready_made = false;
  public_access = false;
  redundant = true;
}

/// OpenSearch, run by AWS. Who may ask is said by a policy and, within it, by fine-grained access control.
component OpenSearchDomain : db.Elasticsearch { public_endpoint = true; ready_made = false; }

/// A warehouse.
component RedshiftCluster : hosting.ManagedWarehouse { public_endpoint = true; }

/// SQL over files in buckets. Where its answers are kept is a setting.
component Athena : Process { does = []; authn = WorkloadIdentity; redundant = true; }

/// Which tables and files there are, and who may use them (Glue, Lake Formation).
component GlueDataCatalog : hosting.ManagedDocumentDatabase { redundant = true; }

/// Who may read which rows and columns of a lake.
component LakeFormation : hosting.AccessManager;

/// A job that takes data out, changes it and loads it.
component GlueJob : hosting.BatchService;

/// Spark and Hadoop, run by EMR.
component EmrCluster : Process { does = [RunsUntrustedCode]; platform_role = true; }

/// Reports and dashboards.
component QuickSight : web.WebApplication {
  does = [RendersHtml, ExportsSpreadsheets];
  redundant = true;
  platform_role = true;
}

// --- Messages --------------------------------------------------------------------------

/// A queue of SQS. New queues are encrypted (docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html).
component SqsQueue : hosting.ManagedQueue { encrypted_at_rest = true; own_policy = true; }

/// A topic of SNS. It calls those who subscribed.
component SnsTopic : hosting.ManagedBroker { calls_out = true; own_policy = true; }

/// A bus of events. It calls the targets of its rules.
component EventBridgeBus : hosting.ManagedBroker { calls_out = true; own_policy = true; }

/// What calls targets at set times.
component EventBridgeScheduler : compute.ScheduledJob { does = []; platform_role = true; redundant = true; }

/// A stream of records that are kept for days (Kinesis Data Streams). Encryption is a setting.
component KinesisStream : hosting.ManagedBroker { own_policy = true; }

/// What writes a stream of records into a store (Data Firehose).
component FirehoseStream : compute.Worker { does = []; platform_role = true; redundant = true; }

/// Kafka, run by MSK. It is always encrypted at rest (docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html).
component MskCluster : messaging.Kafka { encrypted_at_rest = true; ready_made = false; }

/// RabbitMQ or ActiveMQ, run by Amazon MQ. It is always encrypted at rest
/// (docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html).
component MqBroker : messaging.RabbitMq { encrypted_at_rest = true; ready_made = false; }

/// Mail that is sent for us.
component SimpleEmailService : services.MailProvider;

/// A telephone centre.
component ConnectInstance : web.WebApplication { redundant = true; }

/// Where devices log in with certificates, and exchange messages.
component IotCore : messaging.Broker { authn = ClientCertificate; ready_made = false; redundant = true; }

/// What runs functions and models on a gateway near devices.
component GreengrassCore : Process { ready_made = false; }

// --- Keys and identities -----------------------------------------------------------------

/// The key service: keys that are used and never given out.
component KmsKey : hosting.KeyService { redundant = true; }

/// Another word for the key service.
component Kms : KmsKey;

/// Hardware modules of one's own. AWS cannot use the keys (docs.aws.amazon.com/cloudhsm/latest/userguide/introduction.html).
component CloudHsm : db.KeyModule;

/// Secrets Manager. It always encrypts (docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html).
component SecretsManager : hosting.SecretService;

/// Parameters of programs (Systems Manager). Only those of type `SecureString` are encrypted with a key of KMS
/// (docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html).
component ParameterStore : hosting.SecretService { encrypted_at_rest = unknown; }

/// Certificates for load balancers and CloudFront. Private keys stay in it.
component CertificateManager : hosting.KeyService { redundant = true; }

/// A certificate authority of one's own.
component PrivateCa : Process { does = []; authn = WorkloadIdentity; redundant = true; }

/// Who may do what in an account.
component IdentityAndAccessManagement : hosting.AccessManager;

/// What gives out keys of roles for some hours.
component SecurityTokenService : hosting.AccessManager { does = []; }

/// Logins of people into accounts (IAM Identity Center).
component IamIdentityCenter : services.IdentityProvider;

/// Users of an application: Cognito keeps their passwords and logs them in.
component CognitoUserPool : services.IdentityProvider;

/// Another word for a user pool.
component Cognito : CognitoUserPool;

/// What gives users of an application keys of a role, guests too if that is switched on.
component CognitoIdentityPool : services.IdentityProvider;

/// Active Directory, run by AWS.
component DirectoryService : db.LdapDirectory { keeps_secrets = true; redundant = true; }

/// The keys of a role, for some hours.
abstract data IamRole : hosting.RoleCredentials;

/// The access key of an IAM user. It works until someone deletes it.
abstract data IamAccessKey : hosting.LongLivedCloudKey;

/// An address that lets its holder read or write one object for a while.
abstract data PresignedUrl : hosting.SignedLink;

// --- What watches ------------------------------------------------------------------------

/// Who called which interface of the account.
component CloudTrail : hosting.CloudLog { redundant = true; }

/// Log lines. They are always encrypted (docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html).
component CloudWatchLogs : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// Measurements and alarms.
component CloudWatch : CloudWatchLogs;

/// How requests went through programs.
component XRay : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// How resources are set up, and whether that fits rules (AWS Config).
component ConfigRecorder : hosting.CloudLog { redundant = true; }

/// What reports signs of attacks.
component GuardDuty : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// Findings of other services, in one place.
component SecurityHub : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// What looks for known flaws in machines, images and functions.
component Inspector : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// What looks for personal data in buckets.
component Macie : compute.Monitor { does = []; ready_made = false; redundant = true; }

// --- Building and shipping ------------------------------------------------------------------

/// Sources of programs.
component CodeCommitRepository : delivery.SourceRepository {
  authn = WorkloadIdentity;
  encrypted_at_rest = true;
  public_access = false;
}

/// Builds and tests. Each build starts in a fresh container
/// (docs.aws.amazon.com/codebuild/latest/userguide/concepts.html), with a role and no stored keys.
component CodeBuildProject : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  runners_ephemeral = true;
  secrets_short_lived = true;
}

/// Steps from source to deployment.
component CodePipeline : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  secrets_short_lived = true;
}

/// What brings new versions to machines and functions.
component CodeDeploy : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  builds_forks = false;
  uses_third_party_steps = false;
}

/// Packages of one's own, and copies of public ones.
component CodeArtifactRepository : delivery.ArtifactStore {
  authn = WorkloadIdentity;
  ready_made = false;
  encrypted_at_rest = true;
  public_access = false;
}

/// What creates resources from templates.
component CloudFormation : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  builds_forks = false;
  uses_third_party_steps = false;
}

// --- Models --------------------------------------------------------------------------------

/// A model of Bedrock. Prompts and answers are neither kept nor used for training
/// (docs.aws.amazon.com/bedrock/latest/userguide/data-protection.html).
component BedrockModel : ai.ModelProvider { zero_data_retention = true; }

/// An agent that Bedrock runs. It calls tools with a role.
component BedrockAgent : ai.Agent { platform_role = true; }

/// Passages of documents for a model of Bedrock.
component BedrockKnowledgeBase : ai.VectorStore {
  authn = WorkloadIdentity;
  ready_made = false;
  public_access = false;
}

/// A model of one's own that SageMaker serves.
component SageMakerEndpoint : ai.LanguageModel { authn = WorkloadIdentity; platform_role = true; }

/// A training job of SageMaker.
component SageMakerTrainingJob : ai.TrainingPipeline { platform_role = true; }

/// Notebooks of data scientists (SageMaker).
component SageMakerNotebook : web.WebApplication {
  does = [RunsUntrustedCode, RendersHtml];
  platform_role = true;
}

/// What finds faces and things in pictures.
component Rekognition : services.ExternalApi;

/// What reads documents.
component Textract : services.ExternalApi;

/// What writes down speech.
component Transcribe : services.ExternalApi;

/// A chat bot by intents.
component LexBot : services.ExternalApi;

// --- Protocols -------------------------------------------------------------------------------

/// A call of an AWS service: HTTPS, each request signed with the caller's identity
/// (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html). AWS's SDKs check the service's certificate unless
/// they are told not to.
@label("AWS API")
channel AwsApi : hosting.CloudApi;
