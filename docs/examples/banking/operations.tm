/// Team Operations: keys, evidence, delivery, and who gets in to repair things.
package acme.bank;

extend Bank.vaults {
  secrets : SecretStore "Secret store" {
    stores = [DatabaseLogin];
    authn = WorkloadIdentity;
    backed_up = true;
  }
  hsm : KeyModule "Hardware security module" {
    stores = [SigningKey, PinKey];
    authn = ClientCertificate;
    backed_up = true;
  }
  audit : LogStore "Audit archive" {
    stores = [AuditRecord];
    authn = WorkloadIdentity;
    controls = [AppendOnlyStorage];
  }
  siem : Monitor "Security monitoring" { does = []; }
}

extend Bank.data_centre {
  boundary build : ManagementNetwork "Delivery" {
    source : SourceRepository "Source repository" {
      accounts_guarded = true;
      stores = [Source];
      authn = WebAuthn;
      controls = [CodeReview, SecretScanning, CommitSigning];
    }
    pipeline : BuildPipeline "Build pipeline" {
      does = [];
      hardened = true;
      pipeline_audit_log = true;
      build_files_protected = true;
      controls += [
        DependencyPinning,
        SoftwareCompositionAnalysis,
        EphemeralRunners,
        PipelineWorkloadIdentity,
        PullDeployment,
      ];
      provenance = false;
    }
    releases : ArtifactStore "Releases" {
      stores = [Release];
      authn = WorkloadIdentity;
      publishing_restricted = true;
      controls = [ImmutableArtifacts];
    }
  }
  boundary management : ManagementNetwork "Management" {
    jump : Service "Jump host" {
      does = [];
      authn = WebAuthn;
      controls += [Authorization, MultiFactorAuthentication];
    }
  }
}

extend Bank.outside {
  packages : PackageRegistry "Package registry";
  app_store : ExternalService "App store" { contract = true; }
}

extend Bank {
  flow sign_tokens : login <-> hsm via Grpc "signatures" { carries = [AppSession]; }
  flow check_pins : cards.calls <-> hsm via Grpc "PIN checks" { carries = [CardDetails]; }
  flow unlock : payments.calls <-> secrets via Https "logins" {
    carries = [DatabaseLogin];
    authn = WorkloadIdentity;
  }
  flow unlock_accounts : accounts.calls <-> secrets via Https "logins" {
    carries = [DatabaseLogin];
    authn = WorkloadIdentity;
  }

  flow record_login : login -> audit via Https "records" {
    carries = [AuditRecord];
    authn = WorkloadIdentity;
  }
  flow record_payment : payments.calls -> audit via Https "records" {
    carries = [AuditRecord];
    authn = WorkloadIdentity;
  }
  flow record_ledger : ledger -> audit via Syslog "records" { carries = [AuditRecord]; }
  flow observe : siem <-> audit via Https "queries" { carries = [AuditRecord]; authn = WorkloadIdentity; }

  flow repair : engineer <-> shell { carries = [RepairCommand]; }
  flow repair_in : shell -> jump via Ssh "repairs" {
    carries = [RepairCommand];
    authn = WebAuthn;
    controls = [HostKeyVerification, Vpn];
  }
  flow repair_ledger : jump -> ledger via Ssh "repairs" {
    carries = [RepairCommand];
    authn = SharedAccount;
    controls = [HostKeyVerification, Bastion];
  }

  flow checkout : pipeline <-> source via Https "checkout" { carries = [Source]; authn = WorkloadIdentity; }
  flow depend : pipeline <-> packages via PackageFetch "packages" {
    carries = [Package];
    authn = Anonymous;
    controls = [CodeSigning];
  }
  flow publish : pipeline -> releases via Https "releases" { carries = [Release]; }
  flow release_app : pipeline -> app_store via Https "app" { carries = [Release]; authn = ApiKey; }
  flow update_app : app -> app_store via Deployment "updates" {
    carries = [];
    returns = [Release];
    controls = [Tls, CodeSigning];
  }
  flow fetch_payments : payments.calls <-> releases via PackageFetch "releases" {
    carries = [Release];
    controls = [CodeSigning];
    authn = WorkloadIdentity;
  }

  derive Release : Program from Source, Package by pipeline;

  require no path hsm -> customers carrying PinKey : "keys never leave the module";
}
