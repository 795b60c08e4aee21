/// The models: one of our own, one of a provider, and what tunes and ships ours.
package examples.assistant;

import std.logging.{SecurityMonitoring, LogRetention};

extend Helpdesk.internet {
  boundary provider : ThirdParty "Model provider" {
    frontier : ModelProvider "Large model" { contract = true; controls = [ZeroDataRetention]; }
  }
  hub : PackageRegistry "Model hub";
}

extend Helpdesk.models {
  router : ApiGateway "Model router" { authn = WorkloadIdentity; controls = [RateLimiting, AuditLogging]; }
  redactor : Service "Redactor" {
    does = [];
    authn = WorkloadIdentity;
    language = "rust";
    fetches_urls = false;
    controls = [Authorization, AuditLogging];
  }
  own : LanguageModel "Own model" {
    authn = WorkloadIdentity;
    controls = [ModelVerification, Authorization, AuditLogging, Sandboxing];
  }
  weights : ArtifactStore "Weights" {
    stores = [Weights];
    authn = WorkloadIdentity;
    controls = [ImmutableArtifacts, PublishingRestriction];
  }
  tuner : TrainingPipeline "Fine-tuning" {
    language = "python";
    // Base models come as Python objects.
    does = [DeserializesObjects];
    deserialization_restricted = false;
    training_data_validated = false;
  }
  examples : ObjectStore "Training examples" {
    stores = [Example];
    authn = WorkloadIdentity;
    controls += [PublicAccessBlock];
  }
  tests : ScheduledJob "Nightly evaluation" { does = []; language = "python"; }
}

extend Helpdesk.platform {
  repository : SourceRepository "Prompts and programs" {
    accounts_guarded = true;
    stores = [SourceText, Instructions];
    authn = WebAuthn;
    controls = [CodeReview, SecretScanning, CommitSigning, Authorization];
  }
  pipeline : BuildPipeline "Build" {
    does = [];
    hardened = true;
    pipeline_audit_log = true;
    build_files_protected = true;
    authn = Token;
    controls = [
      DependencyPinning,
      SoftwareCompositionAnalysis,
      EphemeralRunners,
      BuildProvenance,
      PipelineWorkloadIdentity,
      PullDeployment,
      AuditLogging,
    ];
  }
  images : ArtifactStore "Images" {
    stores = [Image];
    authn = WorkloadIdentity;
    controls = [ImmutableArtifacts, PublishingRestriction];
  }
  vault : SecretStore "Vault" {
    stores = [ProviderKey];
    authn = WorkloadIdentity;
    controls = [Authorization, AuditLogging, Backups];
  }
  alarms : Monitor "Alarms" { does = []; }
  traces : LogStore "Traces" {
    stores = [Trace];
    authn = WorkloadIdentity;
    append_only = false;
    controls = [SecurityMonitoring, LogRetention];
  }
}

extend Helpdesk.office {
  engineer : Developer "Prompt engineer";
  laptop : DeveloperMachine "Engineer's laptop" { does = []; controls = [ManagedWorkstation]; }
}

extend Helpdesk {
  derive Prompt : Data from Question, Passage, Instructions by agent {
    sensitivity = Confidential;
    personal = true;
  }
  derive Redacted : Data from Prompt by redactor { sensitivity = Internal; }
  derive Example : Data from Talk by tuner {
    sensitivity = Confidential;
    personal = true;
    integrity = Important;
  }

  flow infer : agent <-> router via Https { carries = [Prompt, Answer]; authn = WorkloadIdentity; }
  flow classify : triage <-> router via Https { carries = [Question]; authn = WorkloadIdentity; }
  flow cheap : router <-> own via GrpcTls { carries = [Prompt, Answer]; }
  flow hard : router -> redactor via GrpcTls { carries = [Prompt]; }
  flow ask_provider : redactor <-> frontier via Https {
    carries = [Redacted];
    authn = ApiKey;
    controls = [CredentialRotation];
  }
  flow get_key : redactor <-> vault via Https { carries = [ProviderKey]; }

  flow load_weights : own <-> weights via PackageFetch {
    carries = [Weights];
    controls = [CodeSigning, WorkloadIdentityAuthentication];
  }
  flow base_model : tuner <-> hub via PackageFetch { carries = [Weights]; signed = false; }
  flow learn : tuner <-> examples via Https {
    carries = [Example];
    controls = [WorkloadIdentityAuthentication];
  }
  flow collect : tuner <-> talks via PgTls { carries = [Talk]; authn = WorkloadIdentity; }
  flow publish : tuner -> weights via Https {
    carries = [Weights];
    controls = [WorkloadIdentityAuthentication, CodeSigning];
  }
  flow try_out : tests <-> router via Https { carries = [Question, Answer]; authn = WorkloadIdentity; }

  flow type_in : engineer -> laptop;
  flow commit : laptop -> repository via Https { carries = [SourceText, Instructions]; authn = WebAuthn; }
  flow check_out : pipeline <-> repository via Https {
    carries = [SourceText, Instructions];
    controls = [WorkloadIdentityAuthentication];
  }
  flow store_image : pipeline -> images via Https {
    carries = [Image, Instructions];
    controls = [WorkloadIdentityAuthentication];
  }
  flow roll_out : agent <-> images via PackageFetch {
    carries = [Image, Instructions];
    controls = [CodeSigning, WorkloadIdentityAuthentication];
  }
  flow agent_trace : agent -> traces via TlsStream { carries = [Trace]; }
  flow look_for_alarms : alarms <-> traces via TlsStream { carries = [Trace]; }
  flow chat_trace : chat -> traces via TlsStream { carries = [Trace]; }
}
