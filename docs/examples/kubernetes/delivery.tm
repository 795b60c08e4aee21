/// How programs get into the cluster: built outside, fetched from inside.
package acme.platform;

import std.kubernetes as k8s;

extend Platform.outside {
  git : SourceRepository "Source repository" {
    accounts_guarded = true;
    stores = [Source, Manifest];
    authn = WebAuthn;
    encrypted_at_rest = true;
    controls = [CodeReview, SecretScanning, CommitSigning];
  }
}

extend Platform.cloud {
  boundary build : PrivateNetwork(trust = 80) "Delivery" {
    pipeline : BuildPipeline "Build pipeline" {
      hardened = true;
      pipeline_audit_log = true;
      build_files_protected = true;
      does = [UsesForeignSteps];
      steps_pinned = false;
      controls += [
        DependencyPinning,
        SoftwareCompositionAnalysis,
        EphemeralRunners,
        PipelineWorkloadIdentity,
        BuildProvenance,
      ];
    }
    registry : k8s.ImageRegistry "Image registry" {
      stores = [Image];
      authn = WorkloadIdentity;
      publishing_restricted = true;
      controls = [ImmutableArtifacts, k8s.ImageScanning];
    }
  }
}

extend Platform.base {
  gitops : ClusterOperator(what = "GitOps operator") "GitOps operator" {
    // It reads manifests, and starts a template program for those that are templates.
    extend program {
      override does = [ParsesYaml, RunsCommands];
      controls += [SafeYamlLoading, EntityExpansionLimit, ArgumentSeparation];
    }
  }
}

extend Platform {
  flow write : developer -> laptop { carries = [Source, Manifest]; }
  flow push : laptop -> git via Https "changes" { carries = [Source, Manifest]; }
  flow checkout : pipeline <-> git via Https "checkout" { carries = [Source]; authn = Token; }
  flow depend : pipeline <-> images via PackageFetch "packages" {
    carries = [Package];
    controls = [CodeSigning];
    authn = Anonymous;
  }
  flow publish_image : pipeline -> registry via Https "images" { carries = [Image]; }
  flow watch_git : gitops.acts <-> git via Https "manifests" { carries = [Manifest]; authn = Token; }
  flow apply : gitops.acts <-> api via Https "manifests" { carries = [Manifest]; authn = WorkloadIdentity; }
  flow pull_a : machine_a.orders <-> registry via PackageFetch "images" {
    carries = [Image];
    controls = [WorkloadIdentityAuthentication];
    signed = false;
  }
  flow pull_b : machine_b.orders <-> registry via PackageFetch "images" {
    carries = [Image];
    controls = [WorkloadIdentityAuthentication];
    signed = false;
  }
  flow pull_c : machine_c.orders <-> registry via PackageFetch "images" {
    carries = [Image];
    controls = [WorkloadIdentityAuthentication];
    signed = false;
  }

  derive Image : Program from Source, Package by pipeline;
}
