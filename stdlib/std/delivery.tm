/// How programs get to where they run.
package std.delivery;

import std.core.*;

/// Brings a program, an update or a setting to where it runs.
@label("deploy") @also("rollout")
channel Deployment : Flow { networked = true; brings_code = true; }

/// A fetch of packages that will be built in; only names of packages go out. The programs that do it check
/// the registry's certificate unless they are told not to: npm's `strict-ssl`, pip's `--trusted-host`, apt's
/// `Verify-Peer`.
@label("fetch package") @also("package download")
channel PackageFetch : Flow {
  carries = [];
  networked = true;
  encrypted = true;
  server_authenticated = true;
  min_tls = Tls12;
  brings_code = true;
  runs_at_source = true;
}

/// A script that a page loads from elsewhere, in a browser, which checks certificates.
@label("script") @also("script tag")
channel ScriptLoad : Flow {
  carries = [];
  networked = true;
  encrypted = true;
  server_authenticated = true;
  min_tls = Tls12;
  brings_code = true;
  runs_at_source = true;
}

/// Where source text is kept.
@also("Git repository", "Git", "VCS", "SCM", "version control", "source control")
component SourceRepository : Store {
  digital = true;
  keeps_code = true;
  attr reviewed : bool? "Must a second person review each change?";
  attr secrets_scanned : bool? "Does it refuse changes that contain secrets?";
  @formerly("authors_proven") attr commits_signed : bool?
      "Is each change in it signed, or bound to the login with which it came?";
  attr accounts_guarded : bool? "Do accounts of it need a second factor, and end when people leave?";
}

/// What a pipeline may do.
@adds_to(Capability)
enum PipelineCapability {
  /// It builds changes that people from outside propose.
  BuildsForeignChanges "builds changes that people from outside propose",
  /// It runs ready-made steps that others wrote.
  UsesForeignSteps "runs ready-made steps (actions, orbs, plug-ins) that others wrote",
}

/// A pipeline that builds, tests and ships programs. Anyone who controls it controls them all.
@also("CI", "CI/CD", "CI pipeline", "build server", "Jenkins", "continuous integration")
component BuildPipeline : Process {
  ready_made = true;
  renders_html = false;
  cors_any_origin = false;
  redirects = false;
  scarce_offer = false;
  automated_decisions = false;
  keeps_code = true;
  /// Whether it builds changes that people from outside propose.
  @formerly("builds_foreign_changes") attr builds_forks : bool? =
      if known(does) then BuildsForeignChanges in does
      // Where strangers propose changes to what it builds, it builds them.
      else if any r in serves.source | calls.target :
          r is SourceRepository and (any f in r.serves : f.from_outside)
          then true
      else BuildsForeignChanges in does;
  /// Whether it runs ready-made steps that others wrote.
  @formerly("uses_foreign_steps") attr uses_third_party_steps : bool? = UsesForeignSteps in does;
  @formerly("packages_pinned") attr dependencies_pinned : bool?
      "Are its dependencies pinned by version and hash?";
  @formerly("components_watched") attr components_monitored : bool?
      "Are its components compared daily with published vulnerabilities?";
  attr secrets_short_lived : bool?
      "Do its builds get credentials that expire within hours, instead of stored ones?";
  @formerly("runners_fresh") attr runners_ephemeral : bool?
      "Does each of its builds start on a fresh machine?";
  @formerly("foreign_changes_isolated") attr fork_builds_isolated : bool?
      "Are changes proposed by strangers built without secrets or write access?";
  attr provenance : bool? "Does it sign build provenance: from which source each result was built?";
  @formerly("deploys_narrowly") attr deployment_least_privilege : bool?
      "Do targets of it fetch by themselves, or may it do no more there than replace one program?";
  attr steps_pinned : bool? "Are third-party build steps pinned by hash?";
  attr hardened : bool? "Is it set up by a reviewed hardening guide, and patched within days?";
  @formerly("builds_recorded") attr pipeline_audit_log : bool?
      "Is it recorded, out of reach of builds, who changes and starts what in it?";
  attr build_files_protected : bool?
      "Do builds of it with secrets run only scripts, tests and settings that were reviewed?";
}

/// Where built programs wait to be fetched.
@also("artifact repository", "package repository", "Nexus", "artifact registry")
component ArtifactStore : Store {
  digital = true;
  keeps_code = true;
  ready_made = true;
  @formerly("versions_fixed") attr artifacts_immutable : bool?
      "Is it impossible to replace a version in it that was published?";
  @formerly("publishers_limited") attr publishing_restricted : bool? "May only the pipeline publish to it?";
}

/// The computer on which a developer writes and tries programs.
@also("developer workstation", "developer laptop")
component DeveloperMachine : Process {
  serving = false;
  fetches_urls = false;
  attr managed : bool? "Is it monitored and updated, with its keys in hardware?";
}

/// Remote administration of machines: remote support, software distribution, remote monitoring and
/// management.
@also("RMM", "remote monitoring and management")
component RemoteManagement : Process {
  fetches_urls = false;
  attr use_limited : bool?
      "Does each use of it need a named person with a second factor, and one on many machines a second person?";
}
