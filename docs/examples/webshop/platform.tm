/// Team Platform: how programs get to where they run, keys, and evidence.
package acme.webshop;

import std.aws as aws;

extend Webshop.office {
  developer : Developer;
  laptop : DeveloperMachine "Developer's laptop" { managed = true; }
  operator : Operator;
  console : CliTool "Operator's shell" { does = []; }
}

extend Webshop.account {
  boundary build : PrivateNetwork(trust = 80) "Delivery" {
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
      authn = Token;
      controls = [
        DependencyPinning,
        SoftwareCompositionAnalysis,
        EphemeralRunners,
        PipelineWorkloadIdentity,
        BuildProvenance,
      ];
      deployment_least_privilege = false;
    }
    registry : ArtifactStore "Image registry" {
      stores = [Image];
      authn = WorkloadIdentity;
      controls = [ImmutableArtifacts];
      publishing_restricted = true;
    }
  }
  boundary vaults : RestrictedNetwork "Keys and evidence" {
    secrets : aws.SecretsManager "Secrets" { stores = [DatabasePassword, ProviderKey]; backed_up = true; }
    keys : aws.Kms "Key service" { stores = [DatabasePassword]; backed_up = true; }
    logs : LogStore "Log archive" {
      stores = [ServiceLog];
      authn = WorkloadIdentity;
      controls = [AppendOnlyStorage];
    }
    alarms : Monitor "Alarms" { does = []; authn = WorkloadIdentity; }
  }
}

extend Webshop.partners {
  packages : PackageRegistry "Package registry";
}

extend Webshop {
  default Deployment { authn = WorkloadIdentity; staged_rollout = true; controls += [Tls, CodeSigning]; }

  flow write : developer -> laptop { carries = [Source]; }
  flow push : laptop -> source via Https "changes" { carries = [Source]; }
  flow fetch : pipeline <-> source via Https "checkout" { carries = [Source]; authn = WorkloadIdentity; }
  flow depend : pipeline <-> packages via PackageFetch "packages" {
    carries = [Package];
    controls = [CodeSigning];
    authn = Anonymous;
  }
  flow publish : pipeline <-> registry via Https "images" { carries = [Image]; }
  flow release_front : pipeline -> storefront via Deployment "releases" { carries = [Image]; }
  flow release_orders : pipeline -> orders.calls via Deployment "releases" {
    carries = [Image];
  }
  flow release_payment : pipeline -> payment.calls via Deployment "releases" {
    carries = [Image];
  }

  flow operate : operator <-> console { carries = [ServiceLog]; }
  flow inspect : console <-> logs via Https "log search" {
    carries = [ServiceLog];
    controls = [Vpn];
    authn = Token;
  }

  flow unlock : payment.calls <-> secrets via aws.AwsApi "provider key" { carries = [ProviderKey]; }
  flow unlock_db : orders.calls <-> secrets via aws.AwsApi "database passwords" {
    carries = [DatabasePassword];
  }
  flow unwrap : secrets <-> keys via aws.AwsApi "data keys" { carries = [DatabasePassword]; }
  flow log_front : storefront -> logs via Https "logs" { carries = [ServiceLog]; authn = WorkloadIdentity; }
  flow log_orders : orders.calls -> logs via Https "logs" {
    carries = [ServiceLog];
    authn = WorkloadIdentity;
  }
  flow log_payment : payment.calls -> logs via Https "logs" {
    carries = [ServiceLog];
    authn = WorkloadIdentity;
  }
  flow watch : alarms <-> logs via Https "queries" { carries = [ServiceLog]; authn = WorkloadIdentity; }

  derive Image : Program from Source, Package by pipeline;

  require no path secrets -> internet carrying ProviderKey : "keys of programs stay inside";
}
