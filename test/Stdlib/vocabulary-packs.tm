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
data d_Statistic : privacy.Statistic { controls = [privacy.TestedAnonymity]; }
data d_every_control { controls = [privacy.JoinReview, privacy.SinglingOutTest, privacy.PseudonymPerReceiver, privacy.TimelyDeletion, privacy.ErasureEverywhere, privacy.PrivacyNotice, privacy.SubjectAccess, privacy.RevocableConsent, privacy.LegalBasis, privacy.ImpactAssessment, privacy.BoundPurpose]; }

data d_IamAccessKey : aws.IamAccessKey { controls = [cloud.KeyExpiry]; }

system Packs {
  controls = [webapp.OwnedNames];
  boundary z_Ec2Instance : aws.Ec2Instance { controls = [cloud.SessionMetadata]; }
  boundary z_FieldSite : iot.FieldSite;
  boundary z_ControlNetwork : iot.ControlNetwork;
  boundary z_SafetyNetwork : iot.SafetyNetwork;
  boundary z_KubernetesCluster : kubernetes.KubernetesCluster;
  boundary z_Namespace : kubernetes.Namespace { controls = [kubernetes.NetworkPolicies, kubernetes.SeparateNodes]; }
  boundary z_Pod : kubernetes.Pod { controls = [kubernetes.PodBaseline, kubernetes.UnprivilegedUser, kubernetes.MinimalServiceAccount, kubernetes.PodLimits]; }
  boundary z_Node : kubernetes.Node { controls = [kubernetes.FreshNodes]; }
  boundary z_Phone : mobile.Phone;
  boundary z_Account : aws.Account { controls = [cloud.LockedRoot, cloud.AccountTrail, cloud.CleanNames, cloud.AccountGuardrails]; }
  boundary z_Vpc : aws.Vpc { controls = [cloud.LimitedExits]; }
  boundary z_Lan : Lan { controls = [resilience.DividedResources]; }
  a : Service;
  b : Worker;
  e_Agent : Agent { controls = [MeaningfulApprovals, KillSwitch, BrokeredCredentials, MinimalTools, UserDelegation, CheckedMemory, IsolatedAgentCode, ActionTrace, DistrustedPeers, PinnedTools, ListedTools, StepLimit]; }
  e_Tool : Tool;
  e_ToolServer : ToolServer;
  e_VectorStore : VectorStore { controls = [ScopedEntries, CheckedEntries]; }
  e_TrainingPipeline : TrainingPipeline { controls = [CheckedTrainingData]; }
  e_DeveloperMachine : DeveloperMachine { controls = [ManagedMachine]; }
  e_IdentityServer : identity.IdentityServer { controls = [identity.ConfirmedChanges, identity.LimitedCodes, identity.GuardedRecovery, identity.ExactRedirects, identity.GuardedSigningKey, identity.AlikeAnswers, identity.GuardedRegistration, identity.AccountReview, identity.RevocableTokens, identity.IsolatedIdentity, identity.GuardedImpersonation, identity.LoginRecords, identity.GentleLockout]; }
  e_SessionStore : identity.SessionStore { controls = [identity.HashedSessions]; }
  e_SmartDevice : iot.SmartDevice { controls = [iot.OwnPassword, iot.SecureBoot, iot.RemoteUpdates, iot.ClosedDebugPorts, iot.GuardedPorts, iot.LockedBootloader, iot.OwnDeviceIdentity, iot.HardwareKeys, iot.PlausibilityChecks, iot.OfflineOperation, iot.FullReset, iot.TamperDetection, iot.MinimalServices, iot.NoRollback]; }
  e_Sensor : iot.Sensor;
  e_Actuator : iot.Actuator { controls = [iot.GuardedDiagnostics, iot.HardLimits]; }
  e_EdgeGateway : iot.EdgeGateway { controls = [iot.CheckedMessages]; }
  e_DeviceHub : iot.DeviceHub { controls = [iot.StagedCommands]; }
  e_Plc : iot.Plc { controls = [iot.FixedCallers, iot.ProgramLock, iot.SafetyIsolation]; }
  e_SafetyController : iot.SafetyController;
  e_Hmi : iot.Hmi { controls = [iot.ManualFallback]; }
  e_EngineeringStation : iot.EngineeringStation { controls = [iot.MediaStation]; }
  e_Historian : iot.Historian;
  e_ClusterApi : kubernetes.ClusterApi { controls = [kubernetes.LeastRbac, kubernetes.AdmissionPolicy, kubernetes.NoAnonymousApi, kubernetes.ImageAdmission]; }
  e_Etcd : kubernetes.Etcd { controls = [kubernetes.SecretEncryption, kubernetes.EtcdMembersOnly]; }
  e_Kubelet : kubernetes.Kubelet { controls = [kubernetes.CheckedKubelet]; }
  e_IngressController : kubernetes.IngressController;
  e_ClusterDashboard : kubernetes.ClusterDashboard;
  e_ImageRegistry : kubernetes.ImageRegistry { controls = [kubernetes.ImageScanning]; }
  e_PhoneApp : mobile.PhoneApp { controls = [mobile.PlatformCryptography, mobile.NoPhoneBackup, mobile.VerifiedLinks, mobile.ClosedBridge, mobile.CheckedAppCallers, mobile.BoundBiometry, mobile.ReviewedSdks, mobile.AppAttestation, mobile.MinimumVersion, mobile.ProtectedScreen, mobile.AppLock]; }
  e_PushService : mobile.PushService;
  e_NameServer : resilience.NameServer { controls = [resilience.DomainLock]; }
  e_RemovableMedium : storage.RemovableMedium { controls = [storage.SafeDisposal, storage.CheckedMedia]; }
  e_TenantAdministrator : tenancy.TenantAdministrator;
  e_TenantService : tenancy.TenantService { controls = [tenancy.ProvenDomains, tenancy.IsolatedExtensions]; }
  e_ApiService : ApiService { controls = [api.ChosenFields, api.BoundFields, api.FunctionRights, api.LimitedPages, api.QueryCost, api.NoIntrospection, api.ListedVersions, api.RequestSchema]; }
  e_Service : Service { controls = [identity.VerifiedDocuments, resilience.SafeRestart, webapp.AtomicChanges, webapp.AbuseHandling, api.SlowedAutomation, StrideReview, identity.SiteBoundFactor, logging.EncodedLog, privacy.HiddenExistence, privacy.HumanReview, resilience.FloodProtection, resilience.LoadShedding, resilience.RecoveryDrill, resilience.SeparateSites, resilience.AutomaticRenewal, tenancy.TenantFromLogin, tenancy.TenantQuotas, tenancy.ConfinedAdministrators, tenancy.CarriedTenant, tenancy.ConsentedSupport, webapp.ListedRedirects, webapp.TemplateSandbox, webapp.CheckedSocketOrigin, webapp.FixedTypes, webapp.ListedIncludes, webapp.EncodedMail, webapp.LinearPatterns, webapp.EncodedTables, webapp.HardenedMemory, webapp.CleanEnvironment, webapp.EncodedXml]; }
  e_Function : Function { controls = [cloud.MinimalRole, cloud.ReservedConcurrency]; }
  e_RdsPostgres : aws.RdsPostgres { controls = [cloud.PrivateSnapshots]; }
  e_Kms : aws.Kms { controls = [cloud.KeyPolicy]; }
  e_SqsQueue : aws.SqsQueue { controls = [cloud.ClosedQueuePolicy]; }
  e_CloudFront : aws.CloudFront { controls = [cloud.ClosedOrigin]; }
  e_S3Bucket : aws.S3Bucket { controls = [cloud.LockedVersions]; }
  e_Queue : Queue { controls = [DeadLetters, DurableMessages, MessageSchema, OrderedMessages, AskerInMessage]; }
  e_Broker : Broker { controls = [SubscriptionRights, ShortRetention]; }
  e_FileStore : FileStore { controls = [privacy.BreachPlan, identity.SlowHashes, privacy.SeparatePurposes, privacy.Pseudonyms, privacy.ErasableEntries, privacy.ChosenPublication, resilience.StorageQuota, storage.SeparatedWriters, tenancy.KeyPerTenant, tenancy.TenantRemoval]; }
  e_WebServer : WebServer { controls = [webapp.DomainWatch, identity.BoundLogins, identity.CheckedIssuers, identity.RenewedSessions, identity.SessionExpiry, identity.RandomSessions, identity.HardenedCookies, webapp.StrictTransport, webapp.ListedHosts, webapp.PlainErrors, webapp.HardenedServer, webapp.TrustedTypes, webapp.ServerSideRules, webapp.FailClosed, webapp.CleanAddresses, webapp.EncodedHeaders]; }
  e_Assistant : Assistant { controls = [GuardedExits, MarkedLookups, AnswerFilter, CheckedAnswers, HarmlessPrompt, TokenBudget, GroundedAnswers, MisuseTests]; }
  e_Unspecified : Unspecified;
  e_Classifier : Classifier { trained_on = []; controls = [EvasionTests, CheckedModelOrigin, PrivateTraining]; }
  e_RemoteManagement : RemoteManagement { controls = [LimitedRemoteManagement]; }
  e_LanguageModel : LanguageModel { controls = [VerifiedWeights, ExtractionLimit]; }
  e_ModelProvider : ModelProvider { controls = [NoTraining]; }
  e_LogStore : LogStore { controls = [logging.Alerting, logging.LogRetention, logging.CommonTime]; }
  e_ExternalApi : ExternalApi { controls = [privacy.KnownSubprocessors, privacy.LawfulTransfer]; }
  e_Postgres : Postgres { controls = [NoFactoryLogins]; }
  e_BackupStore : BackupStore { controls = [storage.RestoreDrill]; }
  e_ObjectStore : ObjectStore { controls = [storage.ExpiringLinks]; }
  e_KeyModule : KeyModule { controls = [storage.KeyReplacement]; }
  e_BuildPipeline : BuildPipeline { controls = [HardenedPipeline, PipelineRecords, ProtectedBuildFiles, PinnedPackages, ComponentWatch, PipelineIdentity, FreshRunners, IsolatedChanges, BuildProvenance, PullDeployment, PinnedSteps]; }
  e_SourceRepository : SourceRepository { controls = [GuardedAccounts, SecretScanning, SignedCommits]; }
  e_ArtifactStore : ArtifactStore { controls = [FixedVersions, PipelineOnly]; }
  e_Cache : Cache { controls = [tenancy.TenantKeys]; }
  e_SearchIndex : SearchIndex { controls = [tenancy.FilteredIndex]; }
  e_Gateway : Gateway { controls = [webapp.StrictHttp]; }
  e_ContentNetwork : ContentNetwork { controls = [webapp.CompleteCacheKeys]; }
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
  flow f_Ble : a -> b via iot.Ble { controls = [iot.GuardedPairing]; }
  flow f_Zigbee : a -> b via iot.Zigbee;
  flow f_Lora : a -> b via iot.Lora;
  flow f_KeylessEntry : a -> b via iot.KeylessEntry { controls = [iot.DistanceBounding]; }
  e_RdsInstance : aws.RdsInstance { controls = [cloud.PrivateNetworkAccess, cloud.IdentityOnlyAccess]; }
  flow f_AwsApi : a -> b via aws.AwsApi { controls = [cloud.ExternalId]; }
  flow every_control : a -> b { controls = [api.CheckedAnswersOfOthers, api.SpendingLimit, StrideReviewOfFlow, identity.UserPassedOn, iot.ApprovedSessions, iot.DataDiode, logging.RecordedSessions, logging.Receipts, mobile.PinnedKeys, mobile.EmptyPush, privacy.ResetIdentifiers, privacy.HiddenOrigin, privacy.HiddenTraffic, privacy.NeutralEnvelope, privacy.MinimisedFields, identity.GuardedTickets, identity.RelayProtection, ExpiringUpdateList, SnapshotOfUpdates, BoundedDownload, MinimumRate, resilience.Backoff, resilience.ForeignFallback, storage.MinimalDatabaseRights, StagedRollout]; }
}

// CHECK: ; {{6[0-9]}} elements, 18 flows
