// RUN: %tmc %s --show-all | FileCheck %s

// Every kind and every control of the library, used once where it belongs.

package vocabulary;

import std.aws as aws;

data d_PublicData : PublicData;
data d_PersonalData : PersonalData;
data d_Pii : Pii;
data d_HealthRecord : HealthRecord;
data d_PaymentCard : PaymentCard;
data d_Payment : Payment;
data d_Credentials : Credentials;
data d_Session : Session;
data d_ServiceSecret : ServiceSecret;
data d_Configuration : Configuration;
data d_LogRecord : LogRecord;
data d_Program : Program;
data d_IssuedDocument : IssuedDocument;

system Vocabulary {
  boundary z_aws_Account : aws.Account;
  boundary z_aws_Vpc : aws.Vpc;
  boundary z_aws_PublicSubnet : aws.PublicSubnet;
  boundary z_aws_PrivateSubnet : aws.PrivateSubnet;
  boundary z_PublicInternet : PublicInternet;
  boundary z_UserDevice : UserDevice;
  boundary z_ThirdParty : ThirdParty;
  boundary z_PartnerNetwork : PartnerNetwork;
  boundary z_Dmz : Dmz;
  boundary z_CorporateNetwork : CorporateNetwork;
  boundary z_Lan : Lan;
  boundary z_ManagedDevice : ManagedDevice;
  boundary z_CloudAccount : CloudAccount;
  boundary z_DataCentre : DataCentre;
  boundary z_PrivateNetwork : PrivateNetwork;
  boundary z_PrivateSubnet : PrivateSubnet;
  boundary z_ManagementNetwork : ManagementNetwork;
  boundary z_RestrictedNetwork : RestrictedNetwork;
  boundary z_Host : Host;
  boundary z_Container : Container;
  boundary z_Cluster : Cluster;
  boundary z_Sandbox : Sandbox { controls = [NetworkSegmentation]; }
  e_Assistant : Assistant { controls = [HumanInTheLoop, InformedApproval]; }
  e_LanguageModel : LanguageModel;
  e_ModelProvider : ModelProvider;
  e_aws_S3Bucket : aws.S3Bucket;
  e_aws_RdsPostgres : aws.RdsPostgres;
  e_aws_DynamoTable : aws.DynamoTable;
  e_aws_SqsQueue : aws.SqsQueue;
  e_aws_SnsTopic : aws.SnsTopic;
  e_aws_Lambda : aws.Lambda;
  e_aws_ApiGateway : aws.ApiGateway;
  e_aws_LoadBalancer : aws.LoadBalancer;
  e_aws_CloudFront : aws.CloudFront;
  e_aws_SecretsManager : aws.SecretsManager;
  e_aws_Kms : aws.Kms;
  e_aws_Cognito : aws.Cognito;
  e_Service : Service;
  e_Worker : Worker;
  e_ScheduledJob : ScheduledJob;
  e_Function : Function;
  e_Converter : Converter;
  e_Monitor : Monitor;
  e_Actor : Actor;
  e_Person : Person;
  e_Process : Process { controls = [Authorization, DualControl, MultiFactorAuthentication, LoginThrottling, TokenValidation, TenantIsolation, ParameterizedQueries, TypedQueries, LdapEscaping, OutputEncoding, ArgumentSeparation, PathConfinement, ExternalEntitiesDisabled, DeserializationAllowList, SafeYamlLoading, EntityExpansionLimit, SizeLimit, FileUploadValidation, OutboundAllowList, CsrfProtection, FrameAncestors, Sandboxing, CodeIsolation, ParserIsolation, RateLimiting, WebApplicationFirewall, Redundancy, EncryptionAtRest, AuditLogging]; }
  e_UserAgent : UserAgent;
  e_ExternalService : ExternalService { controls = [DataProcessingAgreement, SaasMultiFactorAuthentication]; }
  e_Store : Store { controls = [PhysicalAccessControl, Authorization, Redundancy, Backups, EncryptionAtRest, PublicAccessBlock, AppendOnlyStorage, AuditLogging]; }
  e_SqlDatabase : SqlDatabase;
  e_Postgres : Postgres;
  e_MySql : MySql;
  e_SqlServer : SqlServer;
  e_Oracle : Oracle;
  e_Sqlite : Sqlite;
  e_DocumentDatabase : DocumentDatabase;
  e_MongoDb : MongoDb;
  e_DynamoDb : DynamoDb;
  e_Cassandra : Cassandra;
  e_SearchIndex : SearchIndex;
  e_TimeSeries : TimeSeries;
  e_Cache : Cache;
  e_Redis : Redis;
  e_Memcached : Memcached;
  e_ObjectStore : ObjectStore;
  e_FileStore : FileStore;
  e_LocalDisk : LocalDisk;
  e_PaperFiles : PaperFiles;
  e_BackupStore : BackupStore;
  e_LogStore : LogStore;
  e_Directory : Directory;
  e_LdapDirectory : LdapDirectory;
  e_SecretStore : SecretStore;
  e_KeyModule : KeyModule;
  e_SourceRepository : SourceRepository { controls = [CodeReview]; }
  e_BuildPipeline : BuildPipeline;
  e_ArtifactStore : ArtifactStore;
  e_Queue : Queue;
  e_Broker : Broker;
  e_Kafka : Kafka;
  e_RabbitMq : RabbitMq;
  e_Visitor : Visitor;
  e_User : User;
  e_Customer : Customer;
  e_Employee : Employee;
  e_Administrator : Administrator;
  e_Developer : Developer;
  e_Operator : Operator;
  e_Browser : Browser;
  e_MobileApp : MobileApp;
  e_DesktopApp : DesktopApp;
  e_CliTool : CliTool;
  e_Device : Device;
  e_ExternalApi : ExternalApi;
  e_IdentityProvider : IdentityProvider;
  e_PaymentProvider : PaymentProvider;
  e_MailProvider : MailProvider;
  e_SmsProvider : SmsProvider;
  e_Analytics : Analytics;
  e_ScriptHost : ScriptHost;
  e_PackageRegistry : PackageRegistry;
  e_PartnerSystem : PartnerSystem;
  e_WebServer : WebServer;
  e_WebApplication : WebApplication;
  e_ApiService : ApiService;
  e_Gateway : Gateway;
  e_ReverseProxy : ReverseProxy;
  e_LoadBalancer : LoadBalancer;
  e_ApiGateway : ApiGateway;
  e_WebFirewall : WebFirewall;
  e_ContentNetwork : ContentDeliveryNetwork { controls = [CacheControlNoStore]; }
  e_StaticSite : StaticSite;
  flow f_aws_AwsApi : e_Service -> e_Worker via aws.AwsApi;
  flow f_PgWire : e_Service -> e_Worker via PgWire;
  flow f_PgTls : e_Service -> e_Worker via PgTls;
  flow f_MySqlWire : e_Service -> e_Worker via MySqlWire;
  flow f_Tds : e_Service -> e_Worker via Tds;
  flow f_RedisWire : e_Service -> e_Worker via RedisWire;
  flow f_MongoWire : e_Service -> e_Worker via MongoWire;
  flow f_Deployment : e_Service -> e_Worker via Deployment;
  flow f_PackageFetch : e_Service -> e_Worker via PackageFetch;
  flow f_ScriptLoad : e_Service -> e_Worker via ScriptLoad;
  flow f_Amqp : e_Service -> e_Worker via Amqp;
  flow f_Amqps : e_Service -> e_Worker via Amqps;
  flow f_Mqtt : e_Service -> e_Worker via Mqtt;
  flow f_Mqtts : e_Service -> e_Worker via Mqtts;
  flow f_KafkaWire : e_Service -> e_Worker via KafkaWire;
  flow f_LocalCall : e_Service -> e_Worker via LocalCall;
  flow f_HandOver : e_Service -> e_Worker via HandOver;
  flow f_Shipment : e_Service -> e_Worker via Shipment;
  flow f_SerialLine : e_Service -> e_Worker via SerialLine;
  flow f_Tcp : e_Service -> e_Worker via Tcp;
  flow f_Udp : e_Service -> e_Worker via Udp;
  flow f_TlsStream : e_Service -> e_Worker via TlsStream;
  flow f_Ssh : e_Service -> e_Worker via Ssh;
  flow f_Rdp : e_Service -> e_Worker via Rdp;
  flow f_Sftp : e_Service -> e_Worker via Sftp;
  flow f_Ftp : e_Service -> e_Worker via Ftp;
  flow f_Dns : e_Service -> e_Worker via Dns;
  flow f_Ldap : e_Service -> e_Worker via Ldap;
  flow f_Ldaps : e_Service -> e_Worker via Ldaps;
  flow f_Smtp : e_Service -> e_Worker via Smtp { controls = [EmailAuthentication]; }
  flow f_Syslog : e_Service -> e_Worker via Syslog;
  flow f_Smb : e_Service -> e_Worker via Smb;
  flow f_Nfs : e_Service -> e_Worker via Nfs;
  flow f_Http : e_Service -> e_Worker via Http;
  flow f_Https : e_Service -> e_Worker via Https;
  flow f_WebSocket : e_Service -> e_Worker via WebSocket;
  flow f_Grpc : e_Service -> e_Worker via Grpc;
  flow f_GrpcTls : e_Service -> e_Worker via GrpcTls;
  flow f_Webhook : e_Service -> e_Worker via Webhook;
  flow every_control : e_Service -> e_Worker { controls = [Tls, MutualTls, EncryptedTunnel, Vpn, Bastion, HostKeyVerification, MessageSigning, DigitalSignature, PerClientCredentials, EndToEndEncryption, ReplayProtection, TimeoutAndCircuitBreaker, CredentialRotation, WorkloadIdentityAuthentication, ApiKeyAuthentication, TokenAuthentication, Passkeys, CodeSigning, SubresourceIntegrity, TamperEvidentShipping]; }
  every_store_control : Queue { controls = [TopicAuthorization, QueueLimit, DefaultCredentialsRemoved, PerApplicationAccounts]; }
}

// CHECK: ; 91 elements, 40 flows
