// RUN: %tmc %s --show-all | FileCheck %s

// Every kind and every control of the packs, used once where it belongs.

package vocabulary_packs;

import std.api as api;
import std.aws as aws;
import std.cloud as cloud;
import std.identity as identity;
import std.iot as iot;
import std.kubernetes as kubernetes;
import std.logging as logging;
import std.mobile as mobile;
import std.privacy as privacy;
import std.resilience as resilience;
import std.storage as storage;
import std.tenancy as tenancy;
import std.webapp as webapp;

data d_Location : privacy.Location { controls = [privacy.CoarseLocation]; }
data d_Behaviour : privacy.Behaviour;
data d_ChildData : privacy.ChildData { controls = [privacy.ParentalConsent]; }
data d_Statistic : privacy.Statistic { controls = [privacy.Anonymisation]; }
data d_every_control { controls = [privacy.LinkageReview, privacy.ReidentificationTest, privacy.PairwisePseudonyms, privacy.AutomaticDeletion, privacy.CompleteErasure, privacy.PrivacyNotice, privacy.DataSubjectRights, privacy.ConsentWithdrawal, privacy.LegalBasis, privacy.DataProtectionImpactAssessment, privacy.PurposeLimitation]; }

data d_IamAccessKey : aws.IamAccessKey { controls = [cloud.KeyExpiry]; }

system Packs {
  controls = [webapp.DnsHygiene];
  boundary z_Ec2Instance : aws.Ec2Instance { controls = [cloud.ImdsV2]; }
  boundary z_FieldSite : iot.FieldSite;
  boundary z_ControlNetwork : iot.ControlNetwork;
  boundary z_SafetyNetwork : iot.SafetyNetwork;
  boundary z_KubernetesCluster : kubernetes.KubernetesCluster;
  boundary z_Namespace : kubernetes.Namespace { controls = [kubernetes.NetworkPolicies, kubernetes.DedicatedNodes]; }
  boundary z_Pod : kubernetes.Pod { controls = [kubernetes.PodSecurityBaseline, kubernetes.NonRootContainers, kubernetes.LeastPrivilegeServiceAccount, kubernetes.ResourceLimits]; }
  boundary z_Node : kubernetes.Node { controls = [kubernetes.NodePatching]; }
  boundary z_Phone : mobile.Phone;
  boundary z_Account : aws.Account { controls = [cloud.RootAccountProtection, cloud.CloudAuditLog, cloud.DnsRecordCleanup, cloud.Guardrails]; }
  boundary z_Vpc : aws.Vpc { controls = [cloud.EgressFiltering]; }
  boundary z_Lan : Lan { controls = [resilience.ResourceIsolation]; }
  a : Service;
  b : Worker;
  e_Agent : Agent { controls = [RiskBasedApproval, KillSwitch, CredentialBroker, LeastPrivilegeTools, DelegatedAuthorization, MemoryIsolation, AgentCodeSandbox, AgentAuditTrail, AgentAuthentication, ToolPinning, ToolAllowList, StepLimit]; }
  e_Tool : Tool;
  e_ToolServer : ToolServer;
  e_VectorStore : VectorStore { controls = [DocumentLevelSecurity, SourceVetting]; }
  e_TrainingPipeline : TrainingPipeline { controls = [TrainingDataValidation]; }
  e_DeveloperMachine : DeveloperMachine { controls = [ManagedWorkstation]; }
  e_IdentityServer : identity.IdentityServer { controls = [identity.AccountChangeConfirmation, identity.OneTimeCodeLimit, identity.SecureAccountRecovery, identity.RedirectUriMatching, identity.HardwareSigningKey, identity.UniformResponses, identity.RegistrationVerification, identity.AccessReview, identity.TokenRevocation, identity.IdentityProviderIsolation, identity.ImpersonationControls, identity.LoginMonitoring, identity.ProgressiveDelay]; }
  e_SessionStore : identity.SessionStore { controls = [identity.SessionTokenHashing]; }
  e_SmartDevice : iot.SmartDevice { controls = [iot.UniqueDevicePassword, iot.SecureBoot, iot.OverTheAirUpdates, iot.DebugPortsDisabled, iot.PortControl, iot.BootloaderLock, iot.DeviceIdentity, iot.HardwareKeyStorage, iot.PlausibilityChecks, iot.OfflineMode, iot.FactoryReset, iot.TamperDetection, iot.ServiceMinimization, iot.RollbackProtection]; }
  e_Sensor : iot.Sensor;
  e_Actuator : iot.Actuator { controls = [iot.DiagnosticsAuthentication, iot.HardwareInterlock]; }
  e_EdgeGateway : iot.EdgeGateway { controls = [iot.GatewayMessageValidation]; }
  e_DeviceHub : iot.DeviceHub { controls = [iot.StagedCommandRollout]; }
  e_Plc : iot.Plc { controls = [iot.CommandAllowList, iot.ProgramProtection, iot.SafetySystemIsolation]; }
  e_SafetyController : iot.SafetyController;
  e_Hmi : iot.Hmi { controls = [iot.ManualOperation]; }
  e_EngineeringStation : iot.EngineeringStation { controls = [iot.MediaScanningStation]; }
  e_Historian : iot.Historian;
  e_ClusterApi : kubernetes.ClusterApi { controls = [kubernetes.LeastPrivilegeRbac, kubernetes.AdmissionControl, kubernetes.AnonymousAccessDisabled, kubernetes.ImageSignatureVerification]; }
  e_Etcd : kubernetes.Etcd { controls = [kubernetes.SecretsEncryption, kubernetes.EtcdAccessRestriction]; }
  e_Kubelet : kubernetes.Kubelet { controls = [kubernetes.KubeletAuthorization]; }
  e_IngressController : kubernetes.IngressController;
  e_ClusterDashboard : kubernetes.ClusterDashboard;
  e_ImageRegistry : kubernetes.ImageRegistry { controls = [kubernetes.ImageScanning]; }
  e_PhoneApp : mobile.PhoneApp { controls = [mobile.PlatformCryptography, mobile.BackupExclusion, mobile.VerifiedAppLinks, mobile.WebViewHardening, mobile.ComponentPermissions, mobile.KeyBoundBiometrics, mobile.SdkReview, mobile.AppAttestation, mobile.MinimumAppVersion, mobile.ScreenProtection, mobile.AppLock]; }
  e_PushService : mobile.PushService;
  e_NameServer : resilience.NameServer { controls = [resilience.RegistryLock]; }
  e_RemovableMedium : storage.RemovableMedium { controls = [storage.MediaSanitization, storage.MalwareScanning]; }
  e_TenantAdministrator : tenancy.TenantAdministrator;
  e_TenantService : tenancy.TenantService { controls = [tenancy.DomainVerification, tenancy.ExtensionIsolation]; }
  e_ApiService : ApiService { controls = [api.ResponseFieldFiltering, api.RequestFieldAllowList, api.FunctionLevelAuthorization, api.PaginationLimit, api.QueryCostLimit, api.IntrospectionDisabled, api.ApiInventoryManagement, api.SchemaValidation]; }
  e_Service : Service { controls = [identity.DocumentVerification, resilience.SafeRestart, webapp.AtomicTransactions, webapp.AbuseManagement, api.BotProtection, StrideReview, identity.PhishingResistantMfa, logging.LogEncoding, privacy.UniformAnswers, privacy.HumanReview, resilience.DdosProtection, resilience.LoadShedding, resilience.DisasterRecoveryTest, resilience.GeographicRedundancy, resilience.CertificateAutomation, tenancy.TenantBinding, tenancy.TenantQuotas, tenancy.TenantScopedAdministration, tenancy.TenantPropagation, tenancy.SupportAccessApproval, webapp.RedirectAllowList, webapp.TemplateSandbox, webapp.WebSocketOriginCheck, webapp.ContentTypeOptions, webapp.IncludeAllowList, webapp.MailHeaderEncoding, webapp.LinearTimeRegex, webapp.CsvEncoding, webapp.MemoryHardening, webapp.EnvironmentSanitization, webapp.XmlEncoding]; }
  e_Function : Function { controls = [cloud.LeastPrivilegeRole, cloud.ConcurrencyLimit]; }
  e_RdsPostgres : aws.RdsPostgres { controls = [cloud.SnapshotSharingBlock]; }
  e_Kms : aws.Kms { controls = [cloud.KeyPolicy]; }
  e_SqsQueue : aws.SqsQueue { controls = [cloud.RestrictedQueuePolicy]; }
  e_CloudFront : aws.CloudFront { controls = [cloud.OriginAccessControl]; }
  e_S3Bucket : aws.S3Bucket { controls = [cloud.ObjectLock]; }
  e_Queue : Queue { controls = [DeadLettering, MessageDurability, MessageValidation, MessageSequencing, CallerContextPropagation]; }
  e_Broker : Broker { controls = [SubscriptionAuthorization, MessageRetentionLimit]; }
  e_FileStore : FileStore { controls = [privacy.BreachResponsePlan, identity.PasswordHashing, privacy.PurposeSeparation, privacy.Pseudonymisation, privacy.CryptoShredding, privacy.OptInPublication, resilience.StorageQuota, storage.WriterSeparation, tenancy.PerTenantKeys, tenancy.TenantOffboarding]; }
  e_WebServer : WebServer { controls = [webapp.DomainMonitoring, identity.LoginStateBinding, identity.IssuerValidation, identity.SessionRegeneration, identity.SessionExpiration, identity.RandomSessionIds, identity.SecureCookies, webapp.StrictTransportSecurity, webapp.HostAllowList, webapp.GenericErrorMessages, webapp.ServerHardening, webapp.TrustedTypes, webapp.ServerSideValidation, webapp.FailSecure, webapp.NoSensitiveUrls, webapp.HeaderEncoding]; }
  e_Assistant : Assistant { controls = [ExfiltrationProtection, Spotlighting, OutputFiltering, OutputValidation, SecretFreePrompt, TokenBudget, Grounding, RedTeaming]; }
  e_Unspecified : Unspecified;
  e_Classifier : Classifier { trained_on = []; controls = [AdversarialTraining, ModelProvenance, DifferentialPrivacy]; }
  e_RemoteManagement : RemoteManagement { controls = [RemoteManagementControl]; }
  e_LanguageModel : LanguageModel { controls = [ModelVerification, ExtractionProtection]; }
  e_ModelProvider : ModelProvider { controls = [ZeroDataRetention]; }
  e_LogStore : LogStore { controls = [logging.SecurityMonitoring, logging.LogRetention, logging.ClockSynchronization]; }
  e_ExternalApi : ExternalApi { controls = [privacy.SubprocessorApproval, privacy.TransferSafeguards]; }
  e_Postgres : Postgres { controls = [DefaultCredentialsRemoved]; }
  e_BackupStore : BackupStore { controls = [storage.RestoreTesting]; }
  e_ObjectStore : ObjectStore { controls = [storage.ExpiringLinks]; }
  e_KeyModule : KeyModule { controls = [storage.KeyRotation]; }
  e_BuildPipeline : BuildPipeline { controls = [PipelineHardening, PipelineAuditLog, BuildFileProtection, DependencyPinning, SoftwareCompositionAnalysis, PipelineWorkloadIdentity, EphemeralRunners, ForkBuildIsolation, BuildProvenance, PullDeployment, BuildStepPinning]; }
  e_SourceRepository : SourceRepository { controls = [RepositoryAccessManagement, SecretScanning, CommitSigning]; }
  e_ArtifactStore : ArtifactStore { controls = [ImmutableArtifacts, PublishingRestriction]; }
  e_Cache : Cache { controls = [tenancy.TenantCacheKeys]; }
  e_SearchIndex : SearchIndex { controls = [tenancy.TenantIndexFiltering]; }
  e_Gateway : Gateway { controls = [webapp.StrictHttpParsing]; }
  e_ContentNetwork : ContentDeliveryNetwork { controls = [webapp.CacheKeyCompleteness]; }
  flow f_Modbus : a -> b via iot.Modbus;
  flow f_Dnp3 : a -> b via iot.Dnp3;
  flow f_Profinet : a -> b via iot.Profinet;
  flow f_CanBus : a -> b via iot.CanBus;
  flow f_LinBus : a -> b via iot.LinBus;
  flow f_FlexRay : a -> b via iot.FlexRay;
  flow f_SomeIp : a -> b via iot.SomeIp;
  flow f_DoIp : a -> b via iot.DoIp;
  flow f_Uwb : a -> b via iot.Uwb;
  flow f_Nfc : a -> b via iot.Nfc;
  flow f_Cellular : a -> b via iot.Cellular;
  flow f_OpcUa : a -> b via iot.OpcUa;
  flow f_Ble : a -> b via iot.Ble { controls = [iot.SecurePairing]; }
  flow f_Zigbee : a -> b via iot.Zigbee;
  flow f_Lora : a -> b via iot.Lora;
  flow f_KeylessEntry : a -> b via iot.KeylessEntry { controls = [iot.DistanceBounding]; }
  e_RdsInstance : aws.RdsInstance { controls = [cloud.PrivateNetworkAccess, cloud.IdentityOnlyAccess]; }
  flow f_AwsApi : a -> b via aws.AwsApi { controls = [cloud.ExternalId]; }
  flow every_control : a -> b { controls = [api.ResponseValidation, api.SpendingLimit, FlowStrideReview, identity.IdentityPropagation, iot.RemoteSessionApproval, iot.UnidirectionalGateway, logging.PrivilegedAccessManagement, logging.ProofOfReceipt, mobile.CertificatePinning, mobile.ContentFreePush, privacy.RotatingIdentifiers, privacy.AnonymousCredentials, privacy.TrafficObfuscation, privacy.NeutralSender, privacy.DataMinimisation, identity.KerberosHardening, identity.RelayProtection, UpdateExpiration, UpdateSnapshot, DownloadSizeLimit, MinimumDownloadRate, resilience.ExponentialBackoff, resilience.Fallback, storage.LeastPrivilegeDatabaseAccount, StagedRollout]; }
}

// CHECK: ; {{6[0-9]}} elements, 18 flows
