/// Amazon Web Services. The kinds derive from the roles of std.hosting and from general kinds of databases,
/// queues and gateways; the rules about accounts and services are in std.cloud. Protections that AWS provides
/// automatically are set here, with the page that says so; tmc asks about settings of the customer.
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
@also("AWS account")
zone Account : net.CloudAccount;

/// A virtual private cloud.
@also("Virtual Private Cloud", "Amazon VPC")
zone Vpc : hosting.VirtualNetwork;

/// A part of a VPC that the internet reaches.
zone PublicSubnet : net.Dmz;

/// A part of a VPC that the internet does not reach.
zone PrivateSubnet : net.PrivateSubnet;

/// A gateway between a VPC and the internet.
@also("IGW")
component InternetGateway : hosting.CloudNatGateway;

/// A gateway that lets machines of a private subnet connect outward.
@also("NAT GW", "AWS NAT")
component NatGateway : hosting.CloudNatGateway;

/// A router between VPCs and networks of the organisation.
@also("TGW")
component TransitGateway : hosting.NetworkHub;

/// A dedicated line into AWS. It does not encrypt unless MACsec or a VPN is set up.
@also("DX", "AWS Direct Connect")
component DirectConnect : hosting.NetworkHub;

/// A VPN between a VPC and a network of the organisation.
@also("AWS VPN", "S2S VPN")
component SiteToSiteVpn : hosting.NetworkHub;

/// A VPN from people's machines into a VPC.
@also("AWS Client VPN")
component ClientVpn : hosting.NetworkHub;

/// An address inside a VPC for a service of AWS or of another account (PrivateLink).
@also("PrivateLink", "AWS PrivateLink", "interface endpoint", "gateway endpoint")
component VpcEndpoint : hosting.PrivateEndpoint;

/// A firewall for traffic of VPCs.
@also("AWS Network Firewall")
component NetworkFirewall : hosting.CloudFirewall;

/// Rules that filter HTTP requests.
@also("AWS WAF", "WAFv2", "web ACL")
component WafWebAcl : web.WebFirewall;

/// A service network across VPCs that checks who calls.
@also("Lattice")
component VpcLattice : web.LoadBalancer;

/// Two fixed addresses at AWS's edge, from which connections go to the nearest region.
@also("AWS Global Accelerator")
component GlobalAccelerator : hosting.NetworkHub;

/// The names of a domain.
@also("Route 53", "hosted zone")
component Route53Zone : Process { does = []; authn = Anonymous; redundant = true; }

/// The DNS resolver of a VPC.
@also("Amazon DNS", "VPC resolver")
component Route53Resolver : Process { does = []; redundant = true; }

// --- In front of programs -------------------------------------------------------

/// An Elastic Load Balancer.
@also("ELB", "Elastic Load Balancer", "Elastic Load Balancing")
component LoadBalancer : web.LoadBalancer { redundant = true; }

/// A load balancer for HTTP.
@also("ALB", "ELBv2")
component ApplicationLoadBalancer : LoadBalancer;

/// A load balancer for connections, which it does not inspect.
@also("NLB")
component NetworkLoadBalancer : hosting.NetworkHub { redundant = true; }

/// A load balancer in front of firewalls and the like.
@also("GWLB")
component GatewayLoadBalancer : hosting.NetworkHub { redundant = true; }

/// AWS's gateway for APIs.
@also("Amazon API Gateway", "API GW")
component ApiGateway : web.ApiGateway { redundant = true; }

/// A GraphQL interface in front of tables and functions.
@also("AppSync", "AWS AppSync")
component AppSyncApi : web.ApiService { does = [ServesGraphQl]; redundant = true; platform_role = true; }

/// AWS's content delivery network.
@also("Amazon CloudFront")
component CloudFrontDistribution : web.ContentDeliveryNetwork { redundant = true; }

/// Another word for a distribution of CloudFront.
component CloudFront : CloudFrontDistribution;

// --- Machines and containers ------------------------------------------------------

/// A virtual machine of EC2.
@also("EC2", "Elastic Compute Cloud", "Amazon EC2")
zone Ec2Instance : hosting.CloudMachine;

/// Machines of EC2 that are added and removed as needed.
@also("ASG", "EC2 Auto Scaling")
zone AutoScalingGroup : Ec2Instance;

/// A small virtual machine at a fixed price.
@also("Lightsail")
zone LightsailInstance : hosting.CloudMachine;

/// An isolated part of an EC2 machine that nobody else on the machine can look into.
@also("Nitro", "AWS Nitro Enclaves")
zone NitroEnclave : hosting.Enclave;

/// A desktop that runs at AWS.
@also("Amazon WorkSpaces")
zone WorkSpace : net.ManagedDevice;

/// A cluster of Kubernetes whose control plane AWS runs.
@also("EKS", "Elastic Kubernetes Service")
zone EksCluster : hosting.ManagedCluster;

/// Machines that ECS runs containers on.
@also("ECS", "Elastic Container Service")
zone EcsCluster : net.Cluster;

/// A program in containers that ECS keeps running.
@also("ECS task")
component EcsService : hosting.ContainerService;

/// A program in containers without machines to manage. They cannot be privileged
/// (docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-security-considerations.html).
@also("Fargate", "AWS Fargate")
component FargateTask : hosting.ContainerService { privileged = false; }

/// A web application in a container, from its source or image.
@also("App Runner")
component AppRunnerService : hosting.ManagedWebApp { scales_by_itself = true; }

/// A web application on machines that Elastic Beanstalk sets up.
@also("Elastic Beanstalk", "Beanstalk")
component ElasticBeanstalkApp : hosting.ManagedWebApp;

/// A web application of Amplify, with its back end.
@also("Amplify", "AWS Amplify")
component AmplifyApp : hosting.ManagedWebApp;

/// A function of Lambda. AWS starts more instances as it is called
/// (docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html). Callers need a right to invoke it; a
/// function URL without authentication is the exception, and its flow says `authn = Anonymous`.
@also("AWS Lambda")
component LambdaFunction : compute.Function { authn = WorkloadIdentity; privileged = false; }

/// Another word for a function of Lambda.
component Lambda : LambdaFunction;

/// A function that runs at CloudFront's edge.
@also("Lambda@Edge", "CloudFront Functions")
component LambdaAtEdge : compute.Function;

/// Jobs in containers (AWS Batch).
@also("AWS Batch")
component BatchJob : hosting.BatchService;

/// Steps in order (Step Functions).
@also("SFN", "AWS Step Functions")
component StepFunctions : hosting.StateMachine;

/// A shell in a machine without an open port (Systems Manager).
@also("SSM Session Manager")
component SessionManager : hosting.SessionBroker;

/// A service that sets up and patches machines, and runs commands on them (Systems Manager).
@also("SSM", "AWS Systems Manager")
component SystemsManager : delivery.RemoteManagement { authn = WorkloadIdentity; }

// --- Files and objects --------------------------------------------------------------

/// A bucket of objects. S3 encrypts each new object
/// (docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html); the customer's own key is a
/// setting.
@also("S3", "Simple Storage Service", "Amazon S3")
component S3Bucket : hosting.ObjectStorage { encrypted_at_rest = true; }

/// A vault of archives that take hours to fetch.
@also("Glacier", "S3 Glacier")
component GlacierVault : hosting.ObjectStorage { encrypted_at_rest = true; }

/// A disk for machines of EC2.
@also("EBS", "Elastic Block Store")
component EbsVolume : hosting.BlockStorage;

/// A file system for many machines, over NFS.
@also("EFS", "Elastic File System")
component EfsFileSystem : hosting.ManagedFileSystem { redundant = true; }

/// A file system that AWS runs: Windows, Lustre, ONTAP, OpenZFS. It is always encrypted
/// (docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html).
@also("FSx", "Amazon FSx")
component FsxFileSystem : hosting.ManagedFileSystem { encrypted_at_rest = true; }

/// A gateway that presents storage at AWS as disks, files or tapes in a network of the organisation.
@also("AWS Storage Gateway")
component StorageGateway : hosting.ManagedFileSystem;

/// SFTP, FTPS and FTP in front of buckets and file systems.
@also("Transfer Family", "AWS Transfer")
component TransferFamilyServer : Process { does = [AcceptsUploads]; redundant = true; platform_role = true; }

/// A service that copies files into, out of and between stores.
@also("AWS DataSync")
component DataSync : compute.ScheduledJob { does = []; platform_role = true; }

/// Copies made by AWS Backup (docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html).
@also("AWS Backup")
component BackupVault : hosting.BackupVault;

/// Images of containers. They are always encrypted (docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html).
@also("ECR", "Elastic Container Registry")
component EcrRepository : hosting.ContainerRegistry {
  encrypted_at_rest = true;
  ready_made = false;
  redundant = true;
}

// --- Databases -----------------------------------------------------------------------

/// A database that RDS runs, with an unspecified engine.
@also("RDS", "Relational Database Service", "Amazon RDS")
component RdsInstance : hosting.ManagedSqlDatabase { public_endpoint = true; }

/// PostgreSQL, run by RDS.
@also("RDS for PostgreSQL")
component RdsPostgres : db.Postgres {
  public_endpoint = true;
  ready_made = false;
  snapshots_shareable = true;
}

/// MySQL or MariaDB, run by RDS.
@also("RDS for MySQL")
component RdsMySql : db.MySql { public_endpoint = true; ready_made = false; snapshots_shareable = true; }

/// SQL Server, run by RDS.
@also("RDS for SQL Server")
component RdsSqlServer : db.SqlServer {
  public_endpoint = true;
  ready_made = false;
  snapshots_shareable = true;
}

/// Oracle, run by RDS.
@also("RDS for Oracle")
component RdsOracle : db.Oracle { public_endpoint = true; ready_made = false; snapshots_shareable = true; }

/// Aurora. It keeps six copies in three zones (docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.StorageReliability.html).
@also("Aurora", "Amazon Aurora")
component AuroraCluster : hosting.ManagedSqlDatabase { public_endpoint = true; }

/// Aurora that speaks PostgreSQL.
@also("Aurora PostgreSQL")
component AuroraPostgres : RdsPostgres;

/// Aurora that speaks MySQL.
@also("Aurora MySQL")
component AuroraMySql : RdsMySql;

/// A pool of connections to an RDS database, for functions and programs.
@also("Amazon RDS Proxy")
component RdsProxy : Process { forwards = true; does = []; redundant = true; }

/// A table of DynamoDB. AWS always encrypts it
/// (docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html), and it answers only
/// signed requests.
@also("DynamoDB", "Amazon DynamoDB")
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
@also("DAX")
component DynamoDbAccelerator : hosting.ManagedCache { authn = WorkloadIdentity; }

/// Redis or Valkey, run by ElastiCache. Encryption and a login are settings.
@also("ElastiCache", "ElastiCache for Redis", "ElastiCache for Valkey")
component ElastiCacheCluster : hosting.ManagedCache;

/// Memcached, run by ElastiCache.
@also("ElastiCache for Memcached")
component ElastiCacheMemcached : db.Memcached { ready_made = false; public_access = false; }

/// Redis or Valkey with durable storage. It is always encrypted
/// (docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html).
@also("MemoryDB")
component MemoryDbCluster : hosting.ManagedCache { encrypted_at_rest = true; }

/// A database of documents with MongoDB's interface.
@also("DocumentDB", "Amazon DocumentDB")
component DocumentDbCluster : db.MongoDb {
  ready_made = false;
  public_access = false;
  snapshots_shareable = true;
}

/// A graph database.
@also("Neptune", "Amazon Neptune")
component NeptuneCluster : db.GraphDatabase {
  ready_made = false;
  public_access = false;
  snapshots_shareable = true;
}

/// A table with Cassandra's interface. It is always encrypted (docs.aws.amazon.com/keyspaces/latest/devguide/EncryptionAtRest.html).
@also("Keyspaces", "Amazon Keyspaces")
component KeyspacesTable : db.Cassandra {
  encrypted_at_rest = true;
  authn = WorkloadIdentity;
  ready_made = false;
  public_access = false;
  redundant = true;
}

/// A time series database. It is always encrypted
/// (docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html).
@also("Timestream", "Amazon Timestream")
component TimestreamTable : db.TimeSeries {
  encrypted_at_rest = true;
  authn = WorkloadIdentity;
  ready_made = false;
  public_access = false;
  redundant = true;
}

/// OpenSearch, run by AWS. A policy and, within it, fine-grained access control say who may query it.
@also("OpenSearch Service", "Amazon OpenSearch", "Amazon Elasticsearch Service")
component OpenSearchDomain : db.Elasticsearch { public_endpoint = true; ready_made = false; }

/// A warehouse.
@also("Redshift", "Amazon Redshift")
component RedshiftCluster : hosting.ManagedWarehouse { public_endpoint = true; }

/// SQL over files in buckets. The place for its results is a setting.
@also("Amazon Athena")
component Athena : Process { does = []; authn = WorkloadIdentity; redundant = true; }

/// A catalogue of tables and files, and of who may use them (Glue, Lake Formation).
@also("AWS Glue Data Catalog")
component GlueDataCatalog : hosting.ManagedDocumentDatabase { redundant = true; }

/// Access rights to rows and columns of a lake.
@also("AWS Lake Formation")
component LakeFormation : hosting.AccessManager;

/// A job that extracts, transforms and loads data.
@also("Glue", "AWS Glue")
component GlueJob : hosting.BatchService;

/// Spark and Hadoop, run by EMR.
@also("EMR", "Elastic MapReduce")
component EmrCluster : Process { does = [RunsUntrustedCode]; platform_role = true; }

/// Reports and dashboards.
@also("Amazon QuickSight")
component QuickSight : web.WebApplication {
  does = [RendersHtml, ExportsSpreadsheets];
  redundant = true;
  platform_role = true;
}

// --- Messages --------------------------------------------------------------------------

/// A queue of SQS. New queues are encrypted (docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html).
@also("SQS", "Simple Queue Service")
component SqsQueue : hosting.ManagedQueue { encrypted_at_rest = true; own_policy = true; }

/// A topic of SNS. It calls those who subscribed.
@also("SNS", "Simple Notification Service")
component SnsTopic : hosting.ManagedBroker { calls_out = true; own_policy = true; }

/// A bus of events. It calls the targets of its rules.
@also("EventBridge", "CloudWatch Events")
component EventBridgeBus : hosting.ManagedBroker { calls_out = true; own_policy = true; }

/// A scheduler that calls targets at set times.
@also("Amazon EventBridge Scheduler")
component EventBridgeScheduler : compute.ScheduledJob { does = []; platform_role = true; redundant = true; }

/// A stream of records that are kept for days (Kinesis Data Streams). Encryption is a setting.
@also("Kinesis", "Kinesis Data Streams")
component KinesisStream : hosting.ManagedBroker { own_policy = true; }

/// A service that writes a stream of records into a store (Data Firehose).
@also("Firehose", "Kinesis Firehose", "Data Firehose")
component FirehoseStream : compute.Worker { does = []; platform_role = true; redundant = true; }

/// Kafka, run by MSK. It is always encrypted at rest (docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html).
@also("MSK", "Managed Streaming for Kafka", "Amazon MSK")
component MskCluster : messaging.Kafka { encrypted_at_rest = true; ready_made = false; }

/// RabbitMQ or ActiveMQ, run by Amazon MQ. It is always encrypted at rest
/// (docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html).
@also("Amazon MQ")
component MqBroker : messaging.RabbitMq { encrypted_at_rest = true; ready_made = false; }

/// A service that sends mail.
@also("SES", "Amazon SES")
component SimpleEmailService : services.MailProvider;

/// A contact centre.
@also("Amazon Connect")
component ConnectInstance : web.WebApplication { redundant = true; }

/// A broker to which devices log in with certificates to exchange messages.
@also("AWS IoT Core", "AWS IoT")
component IotCore : messaging.Broker { authn = ClientCertificate; ready_made = false; redundant = true; }

/// A runtime for functions and models on a gateway near devices.
@also("Greengrass")
component GreengrassCore : Process { ready_made = false; }

// --- Keys and identities -----------------------------------------------------------------

/// The key service: keys that are used and never given out.
@also("KMS", "Key Management Service", "CMK", "AWS KMS key")
component KmsKey : hosting.KeyService { redundant = true; }

/// Another word for the key service.
component Kms : KmsKey;

/// Dedicated hardware security modules. AWS cannot use the keys
/// (docs.aws.amazon.com/cloudhsm/latest/userguide/introduction.html).
@also("AWS CloudHSM")
component CloudHsm : db.KeyModule;

/// Secrets Manager. It always encrypts (docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html).
@also("AWS Secrets Manager")
component SecretsManager : hosting.SecretService;

/// Parameters of programs (Systems Manager). Only those of type `SecureString` are encrypted with a key of KMS
/// (docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html).
@also("SSM Parameter Store")
component ParameterStore : hosting.SecretService { encrypted_at_rest = unknown; }

/// Certificates for load balancers and CloudFront. Private keys stay in it.
@also("ACM", "AWS Certificate Manager")
component CertificateManager : hosting.KeyService { redundant = true; }

/// A private certificate authority.
@also("ACM PCA", "AWS Private CA")
component PrivateCa : Process { does = []; authn = WorkloadIdentity; redundant = true; }

/// Identities and permissions in an account.
@also("IAM", "AWS IAM")
component IdentityAndAccessManagement : hosting.AccessManager;

/// A service that issues keys of roles for some hours.
@also("STS", "AWS STS", "AssumeRole")
component SecurityTokenService : hosting.AccessManager { does = []; }

/// Logins of people into accounts (IAM Identity Center).
@also("Identity Center", "AWS SSO")
component IamIdentityCenter : services.IdentityProvider;

/// Users of an application: Cognito keeps their passwords and logs them in.
@also("Amazon Cognito", "user pool")
component CognitoUserPool : services.IdentityProvider;

/// Another word for a user pool.
component Cognito : CognitoUserPool;

/// A service that gives users of an application the keys of a role; guests too, if that is switched on.
@also("identity pool", "Cognito federated identities")
component CognitoIdentityPool : services.IdentityProvider;

/// Active Directory, run by AWS.
@also("AWS Managed Microsoft AD", "AD Connector")
component DirectoryService : db.LdapDirectory { keeps_secrets = true; redundant = true; }

/// The keys of a role, for some hours.
abstract data IamRole : hosting.RoleCredentials;

/// The access key of an IAM user. It works until someone deletes it.
abstract data IamAccessKey : hosting.LongLivedCloudKey;

/// An address that lets its holder read or write one object for a while.
abstract data PresignedUrl : hosting.SignedLink;

// --- What watches ------------------------------------------------------------------------

/// A record of all API calls in the account.
@also("AWS CloudTrail")
component CloudTrail : hosting.CloudLog { redundant = true; }

/// Logs. They are always encrypted
/// (docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html).
@also("CloudWatch Logs group")
component CloudWatchLogs : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// Measurements and alarms.
@also("Amazon CloudWatch")
component CloudWatch : CloudWatchLogs;

/// Traces of requests through programs.
@also("AWS X-Ray")
component XRay : hosting.CloudLog { encrypted_at_rest = true; redundant = true; }

/// A record of how resources are configured, checked against rules (AWS Config).
@also("AWS Config")
component ConfigRecorder : hosting.CloudLog { redundant = true; }

/// A service that detects signs of attacks.
@also("Amazon GuardDuty")
component GuardDuty : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// A collection of findings from other services.
@also("AWS Security Hub")
component SecurityHub : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// A scanner for known vulnerabilities in machines, images and functions.
@also("Amazon Inspector")
component Inspector : compute.Monitor { does = []; ready_made = false; redundant = true; }

/// A scanner for personal data in buckets.
@also("Amazon Macie")
component Macie : compute.Monitor { does = []; ready_made = false; redundant = true; }

// --- Building and shipping ------------------------------------------------------------------

/// Source code repositories.
@also("CodeCommit")
component CodeCommitRepository : delivery.SourceRepository {
  authn = WorkloadIdentity;
  encrypted_at_rest = true;
  public_access = false;
}

/// Builds and tests. Each build starts in a fresh container
/// (docs.aws.amazon.com/codebuild/latest/userguide/concepts.html), with a role and no stored keys.
@also("CodeBuild")
component CodeBuildProject : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  runners_ephemeral = true;
  secrets_short_lived = true;
}

/// A pipeline from source to deployment.
@also("AWS CodePipeline")
component CodePipeline : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  secrets_short_lived = true;
}

/// A service that deploys new versions to machines and functions.
@also("AWS CodeDeploy")
component CodeDeploy : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  builds_forks = false;
  uses_third_party_steps = false;
}

/// A registry of private packages, and of copies of public ones.
@also("CodeArtifact")
component CodeArtifactRepository : delivery.ArtifactStore {
  authn = WorkloadIdentity;
  ready_made = false;
  encrypted_at_rest = true;
  public_access = false;
}

/// A service that creates resources from templates.
@also("CFN", "AWS CloudFormation", "AWS CDK")
component CloudFormation : delivery.BuildPipeline {
  ready_made = false;
  platform_role = true;
  builds_forks = false;
  uses_third_party_steps = false;
}

// --- Models --------------------------------------------------------------------------------

/// A model of Bedrock. Prompts and answers are neither kept nor used for training
/// (docs.aws.amazon.com/bedrock/latest/userguide/data-protection.html).
@also("Bedrock", "Amazon Bedrock")
component BedrockModel : ai.ModelProvider { zero_data_retention = true; }

/// An agent that Bedrock runs. It calls tools with a role.
@also("Agents for Amazon Bedrock", "AgentCore")
component BedrockAgent : ai.Agent { platform_role = true; }

/// An index of document passages for a model of Bedrock.
@also("Bedrock RAG")
component BedrockKnowledgeBase : ai.VectorStore {
  authn = WorkloadIdentity;
  ready_made = false;
  public_access = false;
}

/// A custom model that SageMaker serves.
@also("SageMaker", "SageMaker inference")
component SageMakerEndpoint : ai.LanguageModel { authn = WorkloadIdentity; platform_role = true; }

/// A training job of SageMaker.
@also("SageMaker training")
component SageMakerTrainingJob : ai.TrainingPipeline { platform_role = true; }

/// Notebooks of data scientists (SageMaker).
@also("SageMaker Studio")
component SageMakerNotebook : web.WebApplication {
  does = [RunsUntrustedCode, RendersHtml];
  platform_role = true;
}

/// A service that recognises faces and objects in pictures.
@also("Amazon Rekognition")
component Rekognition : services.ExternalApi;

/// A service that extracts text and data from documents.
@also("Amazon Textract")
component Textract : services.ExternalApi;

/// A service that transcribes speech.
@also("Amazon Transcribe")
component Transcribe : services.ExternalApi;

/// A chatbot based on intents.
@also("Amazon Lex")
component LexBot : services.ExternalApi;

// --- Protocols -------------------------------------------------------------------------------

/// A call of an AWS service: HTTPS, each request signed with the caller's identity
/// (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html). AWS's SDKs check the service's certificate unless
/// they are told not to.
@label("AWS API") @also("AWS control plane", "AWS SDK endpoint")
channel AwsApi : hosting.CloudApi;
