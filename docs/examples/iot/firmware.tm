/// How firmware gets from a developer's desk to a cellar.
package examples.iot;

extend Fleet.cloud {
  boundary build : ManagementNetwork "Build" {
    repository : SourceRepository "Firmware sources" {
      accounts_guarded = true;
      stores = [SourceText];
      authn = WebAuthn;
      controls = [CodeReview, CommitSigning, SecretScanning, Authorization];
    }
    pipeline : BuildPipeline "Firmware build" {
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
    signer : Service "Firmware signing" {
      authn = WorkloadIdentity;
      controls = [Authorization, AuditLogging];
    }
    signing_keys : KeyModule "Signing HSM" {
      stores = [FirmwareKey];
      authn = WorkloadIdentity;
      backed_up = false;
    }
    releases : ArtifactStore "Releases" {
      stores = [Firmware];
      authn = WorkloadIdentity;
      controls = [ImmutableArtifacts, PublishingRestriction];
    }
  }
}

extend Fleet.office {
  developer : Developer "Firmware developer";
  workstation : DeveloperMachine "Developer's machine" { does = []; controls = [ManagedWorkstation]; }
}

extend Fleet.internet { crates : PackageRegistry "Package registry"; }

extend Fleet {
  derive Firmware : Program from SourceText by pipeline;

  flow write : developer -> workstation;
  flow push_change : workstation -> repository via Ssh {
    carries = [SourceText];
    controls = [HostKeyVerification, Passkeys];
  }
  flow check_out : pipeline <-> repository via Https {
    carries = [SourceText];
    controls = [WorkloadIdentityAuthentication];
  }
  flow packages : pipeline <-> crates via PackageFetch { carries = [Package]; controls = [CodeSigning]; }
  flow request_signature : pipeline -> signer via GrpcTls { carries = [Firmware]; controls = [MutualTls]; }
  flow use_key : signer <-> signing_keys via TlsStream { carries = [Firmware]; }
  flow release : signer -> releases via Https {
    carries = [Firmware];
    controls = [WorkloadIdentityAuthentication];
  }
  flow spread : downloads <-> releases via Https {
    carries = [Firmware];
    controls = [WorkloadIdentityAuthentication];
  }
}
