/// Threats on the way from source code to running programs: repositories, build pipelines, packages and
/// artifacts. They apply only to the kinds of `std.delivery`.
package std.supply;

import std.core.*;
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun, document};
import std.delivery.*;
import std.data as data;
import std.services as services;
import std.people as people;
import std.checks.files as files;

/// Whether a flow brings updates to what we do not run: programs and devices of users. Apps on
/// phones leave it to the phone.
private predicate updates_client(f : Flow) =
    f.networked
    and f.brings_code
    and f is not PackageFetch
    and f is not ScriptLoad
    and updates_itself(if f.runs_at_source then f.source else f.target);

/// Whether something of a user fetches its own updates.
private predicate updates_itself(e : Element) =
    (e is UserAgent and e is not people.Browser and e is not people.MobileApp) or e is people.Device;

/// Packages come through a mirror of our own, are named with version and hash,
/// and our own names are reserved.
@also("lock file", "private registry", "package mirror", "version pinning", "scoped packages")
@formerly("PinnedPackages")
control DependencyPinning for BuildPipeline "dependency pinning" {
  provides dependencies_pinned;
  effort = Small;
  fix = "Fetch through a mirror, pin version and hash of every package, and reserve your own names.";
  refs = [asvs("15.2.4")];
}

/// A list of components comes out of each build and is compared daily with
/// published flaws; fixes have a deadline.
@also("SCA", "SBOM", "Dependabot", "vulnerability scanning", "dependency scanning", "Renovate")
@formerly("ComponentWatch")
control SoftwareCompositionAnalysis for BuildPipeline "software composition analysis" {
  provides components_monitored;
  effort = Moderate;
  fix = "Let each build write a list of its components, compare it daily with published flaws, and set a deadline for fixes.";
  refs = [asvs("15.2.1"), nist("RA-5")];
}

/// Each build gets an identity of its own for its duration, and no stored keys.
@also("OIDC federation", "short-lived credentials", "keyless deployment") @formerly("PipelineIdentity")
control PipelineWorkloadIdentity for BuildPipeline "workload identity for builds" {
  provides secrets_short_lived;
  effort = Moderate;
  fix = "Let builds prove who they are and get keys for minutes; bind each key to a branch and a step.";
  refs = [asvs("13.3.4"), nist("IA-5")];
}

/// Each build starts on a machine that was made for it and is thrown away
/// afterwards.
@also("clean build environment", "just-in-time runners") @formerly("FreshRunners")
control EphemeralRunners for BuildPipeline "ephemeral runners" {
  provides runners_ephemeral;
  effort = Small;
  fix = "Give each build a fresh machine, and let caches be written only by builds of reviewed code.";
  refs = [nist("SC-4")];
}

/// Changes of strangers are tried without secrets, without rights to write, and
/// after someone has looked.
@also("pull request approval", "no secrets for forks", "untrusted builds") @formerly("IsolatedChanges")
control ForkBuildIsolation for BuildPipeline "isolation of builds from forks" {
  provides fork_builds_isolated;
  effort = Small;
  fix = "Build changes from strangers without secrets and without write access, and only after someone has looked at them.";
  refs = [nist("SC-39")];
}

/// A change that contains a key is refused, and the history has been searched.
@also("gitleaks", "push protection", "trufflehog")
control SecretScanning for SourceRepository "secret scanning" {
  provides secrets_scanned;
  effort = Small;
  fix = "Refuse changes that contain keys, search the history, and replace every key that is found.";
  refs = [asvs("13.3.1"), nist("IA-5(7)")];
}

/// Each change is signed by its author, or bound to the login with which it
/// came.
@also("GPG", "gitsign", "signed commits") @formerly("SignedCommits")
control CommitSigning for SourceRepository "commit signing" {
  provides commits_signed;
  effort = Small;
  fix = "Ask for signed changes, or let the repository note the login with which each came.";
  refs = [nist("CM-14")];
}

/// A version that was published can be neither changed nor published again.
@also("immutable tags", "release immutability") @formerly("FixedVersions")
control ImmutableArtifacts for ArtifactStore "immutable artifacts" {
  provides artifacts_immutable;
  effort = Small;
  fix = "Forbid changing or republishing a version, and fetch by digest.";
  refs = [nist("SI-7")];
}

/// Each build signs a statement: this result, from that source, by these steps;
/// it is checked before anything runs.
@also("SLSA", "in-toto", "attestation")
control BuildProvenance for BuildPipeline "build provenance" {
  provides provenance;
  effort = Moderate;
  fix = "Let the pipeline sign where each result came from, and check it before it runs.";
  refs = [nist("SR-4")];
}

/// Only the pipeline may write; people may read.
@also("trusted publishing", "no manual release") @formerly("PipelineOnly")
control PublishingRestriction for ArtifactStore "publishing by the pipeline only" {
  provides publishing_restricted;
  effort = Small;
  fix = "Let only the pipeline write, and people read.";
  refs = [nist("CM-5")];
}

/// Targets fetch what was approved by themselves, or the pipeline may do one
/// step and no more.
@also("GitOps", "Argo CD", "Flux", "least-privilege deployment")
control PullDeployment for BuildPipeline "pull deployment" {
  provides deployment_least_privilege;
  effort = Moderate;
  fix = "Let targets fetch what was approved, or give the pipeline one narrow right for each, with approval for production.";
  refs = [nist("CM-5")];
}

/// Programs are watched and updated, keys lie in hardware and need a touch,
/// production is not reached from here.
@also("EDR", "MDM", "privileged access workstation", "PAW", "endpoint protection", "antivirus")
@formerly("ManagedMachine")
control ManagedWorkstation for DeveloperMachine "managed workstation" {
  provides managed;
  effort = Moderate;
  fix = "Watch and update the machine, keep keys in hardware that needs a touch, and reach production from elsewhere.";
  refs = [nist("AC-19")];
}

/// Steps of others are named by hash, read before they are taken over, and get
/// few rights.
@also("pinned actions", "SHA pinning") @formerly("PinnedSteps")
control BuildStepPinning for BuildPipeline "pinning of build steps" {
  provides steps_pinned;
  effort = Small;
  fix = "Pin third-party steps by hash, read what you adopt, and give each step few rights.";
  refs = [nist("SR-3")];
}

/// A few get a version first, are watched, and the way back was tried.
@also("canary release", "blue-green deployment", "phased rollout", "feature flags")
control StagedRollout for Flow "staged rollout" {
  provides staged_rollout;
  effort = Moderate;
  fix = "Ship to a few first, watch them, stop automatically on errors, and rehearse the rollback.";
  refs = [nist("CM-4")];
}

/// Accounts follow the list of staff, need a second factor, and keys of
/// programs are listed with an owner and an end.
@also("SSO", "access review", "deploy keys") @formerly("GuardedAccounts")
control RepositoryAccessManagement for SourceRepository "repository access management" {
  provides accounts_guarded;
  effort = Small;
  fix = "Let accounts follow the list of staff, ask for a second factor, and list keys of programs with an owner and an expiry date.";
  refs = [nist("AC-2(3)")];
}

/// The pipeline is current, set up by a reviewed guide, with few plugins, and
/// is compared with it.
@also("CIS benchmark", "hardening guide", "Jenkins hardening") @formerly("HardenedPipeline")
control PipelineHardening for BuildPipeline "pipeline hardening" {
  provides hardened;
  effort = Moderate;
  fix = "Keep it current, set it up by a reviewed guide (no root, no script console, few plugins), and compare it regularly.";
  refs = [nist("CM-6")];
}

/// Changes of the pipeline, starts of builds, uses of secrets and publications
/// are recorded where builds cannot reach, and odd ones raise an alarm.
@also("CI audit log", "audit streaming") @formerly("PipelineRecords")
control PipelineAuditLog for BuildPipeline "pipeline audit log" {
  provides pipeline_audit_log;
  effort = Small;
  fix = "Record changes, starts, uses of secrets and publications where builds cannot reach, and set alarms on unusual ones.";
  refs = [nist("AU-2")];
}

/// Builds of changes that nobody has reviewed run without secrets and rights;
/// scripts and settings that other builds run have owners who review each
/// change.
@also("CODEOWNERS", "protected workflows") @formerly("ProtectedBuildFiles")
control BuildFileProtection for BuildPipeline "protection of build files" {
  provides build_files_protected;
  effort = Small;
  fix = "Build unreviewed changes without secrets, and let owners review each change of scripts, tests and settings that builds run.";
  refs = [nist("CM-5")];
}

/// The signed list of versions has an end of a few days; a client that gets no
/// newer one says so.
@also("TUF timestamp", "freshness", "The Update Framework") @formerly("ExpiringUpdateList")
control UpdateExpiration for Flow "expiring update metadata" {
  provides updates_fresh;
  effort = Moderate;
  fix = "Sign the list of versions with an expiry date, refuse one that has expired, and tell the user that updates do not arrive.";
  refs = [nist("SI-7")];
}

/// One signed list names all parts of a version with hash and size, and the
/// client takes only parts of one list.
@also("TUF snapshot", "The Update Framework") @formerly("SnapshotOfUpdates")
control UpdateSnapshot for Flow "signed snapshot of an update" {
  provides updates_consistent;
  effort = Moderate;
  fix = "Name all parts of a version with hash and size in one signed list, and take only parts of one list.";
  refs = [nist("SI-7")];
}

/// The client knows the size before it asks, and stops there.
@also("TUF length", "bounded download") @formerly("BoundedDownload")
control DownloadSizeLimit for Flow "download size limit" {
  provides updates_bounded;
  effort = Small;
  fix = "Sign the size of each part along with its hash, stop at that size, and keep room for going back.";
  refs = [nist("SC-5")];
}

/// Below a rate the client breaks off, tries another mirror, and reports it.
@also("TUF", "slow retrieval protection") @formerly("MinimumRate")
control MinimumDownloadRate for Flow "minimum download rate" {
  provides updates_timed;
  effort = Small;
  fix = "Abort below a minimum rate, try another mirror, and report that updates do not arrive.";
  refs = [nist("SI-2")];
}

/// Named people with a second factor use it, each action on many machines needs
/// a second person, each session is recorded, and other such tools are blocked.
@also("RMM allow list", "application control") @formerly("LimitedRemoteManagement")
control RemoteManagementControl for RemoteManagement "control of remote management" {
  provides use_limited;
  effort = Moderate;
  fix = "Let named people with a second factor use it, ask a second person before many machines, record sessions, and block other such tools.";
  refs = [nist("MA-4")];
}

/// A build fetches packages by name from a place where anyone may publish. Attackers publish under
/// a name one letter off, or under an internal name of ours that nobody reserved there. Their code
/// is built in.
@also("typosquatting", "substitution attack", "dependency hijacking", "CICD-SEC-3") @id("TM-DEL-003")
@formerly("ConfusedDependency") @stride(Tampering) @owasp(SoftwareSupplyChainFailures)
rule DependencyConfusion
    "Dependency confusion: ${p} may build in a package of the same or nearly the same name" {
  match p : BuildPipeline;
  where any f in p.flows :
      f is PackageFetch or f.target is services.PackageRegistry or f.source is services.PackageRegistry;
  unless p.dependencies_pinned by DependencyPinning;
  severity = High;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 8;
  fix = "Fetch through a mirror, pin version and hash of every package, and reserve your own names.";
  refs = [cwe(829), cwe(494), capec(538), attack_sub("T1195", "001"), asvs("15.2.4")];
  question p.dependencies_pinned "Are the dependencies of ${p} pinned by version and hash?";
  verify files.dependencies_pinned(p);
}

/// A program contains components of others whose flaws are public. Attackers read the instructions
/// and look for programs that contain them. If you do not know what is built in, you cannot fix it.
@also("outdated components", "SCA", "SBOM", "known vulnerabilities", "CVE", "unpatched dependencies")
@id("TM-DEL-004") @formerly("KnownFlaws") @stride(ElevationOfPrivilege) @owasp(SoftwareSupplyChainFailures)
rule VulnerableComponents "Vulnerable components: ${p} ships components with known flaws" {
  match p : BuildPipeline;
  unless p.components_monitored by SoftwareCompositionAnalysis;
  severity = Medium;
  gain = [];
  fix = "Let each build write a list of its components, compare it daily with published flaws, and set a deadline for fixes.";
  refs = [cwe(1104), capec(310), attack("T1190"), asvs("15.2.1"), nist("RA-5")];
  question p.components_monitored
      "Are the components that ${p} builds in compared daily with published vulnerabilities?";
}

/// A build pipeline holds long-lived keys for clouds, registries and servers. Attackers change a
/// build step, or a package in it, and print them. They are valid for years.
@also("insufficient credential hygiene", "CICD-SEC-6", "secrets in CI", "CI/CD secrets") @id("TM-DEL-005")
@formerly("PipelineSecrets") @stride(InformationDisclosure) @owasp(SoftwareSupplyChainFailures)
rule PipelineCredentialExposure
    "Pipeline credential exposure: anyone who can change a build of ${p} reads its long-lived secrets" {
  match p : BuildPipeline;
  where not p.calls.empty;
  unless p.secrets_short_lived by PipelineWorkloadIdentity;
  severity = High;
  gain = [];
  fix = "Let builds prove who they are and get keys for minutes; bind each key to a branch and a step.";
  refs = [cwe(522), cwe(798), attack_sub("T1552", "001"), attack("T1528"), asvs("13.3.4"), nist("IA-5")];
  question p.secrets_short_lived
      "Do builds of ${p} get credentials that expire within hours, instead of stored ones?";
  verify files.secrets_short_lived(p);
}

/// Builds run one after another on the same machine. Attackers leave a changed tool, a cache entry
/// or a background program in one of them. It is built into whatever comes after it.
@also("self-hosted runner", "non-ephemeral runner", "cache poisoning") @id("TM-DEL-006")
@formerly("UsedRunner") @stride(Tampering) @owasp(SoftwareSupplyChainFailures)
rule PersistentBuildRunner
    "Persistent build runner: one build of ${p} can leave something behind for the next" {
  match p : BuildPipeline;
  unless p.runners_ephemeral by EphemeralRunners;
  severity = Medium;
  gain = [];
  fix = "Give each build a fresh machine, and let caches be written only by builds of reviewed code.";
  refs = [cwe(349), cwe(653), cwe(668), attack_sub("T1195", "002"), nist("SC-4")];
  question p.runners_ephemeral "Does each build of ${p} start on a fresh machine?";
  verify files.runners_ephemeral(p);
}

/// A pipeline runs proposed changes before anyone has read them. Attackers propose a change whose
/// build is the attack. It runs next to the keys for publishing.
@also("PPE", "direct PPE", "pull request from a fork", "pull_request_target", "CICD-SEC-4") @id("TM-DEL-007")
@formerly("ForeignChange") @stride(ElevationOfPrivilege) @owasp(SoftwareSupplyChainFailures)
rule PoisonedPipelineExecution
    "Poisoned pipeline execution: a stranger's proposed change runs in ${p}, with its secrets" {
  match p : BuildPipeline;
  where p.builds_forks;
  unless p.fork_builds_isolated by ForkBuildIsolation;
  severity = Critical;
  vantage = Anywhere;
  work = 4;
  fix = "Build changes from strangers without secrets and without write access, and only after someone has looked at them.";
  refs = [cwe(94), cwe(829), attack_sub("T1195", "002"), nist("SC-39")];
  question p.fork_builds_isolated
      "Does ${p} build changes proposed by strangers without secrets or write access?";
  verify files.fork_builds_isolated(p);
}

/// A secret was committed to a repository, and its history keeps it after it was removed. Every
/// copy has it. Attackers run scanners that look for nothing else.
@also("secrets in git", "hard-coded secrets in source code", "git history", "leaked credentials")
@id("TM-DEL-008") @formerly("SecretsInHistory") @stride(InformationDisclosure)
@owasp(SecurityMisconfiguration)
rule SecretsInRepository
    "Secrets in a repository: keys that were once written into ${r} are still in its history" {
  match r : SourceRepository;
  unless r.secrets_scanned by SecretScanning;
  severity = Medium;
  vantage = Anywhere;
  work = 9;
  fix = "Refuse changes that contain keys, search the history, and replace every key that is found.";
  refs = [cwe(540), cwe(798), attack_sub("T1552", "001"), asvs("13.3.1"), nist("IA-5(7)")];
  question r.secrets_scanned "Does ${r} refuse changes that contain secrets?";
  verify files.history_clean(r);
}

/// The author of a commit is a line of text that nobody verifies. Attackers with access write in a
/// colleague's name. Nobody can tell who brought the back door.
@also("commit spoofing", "missing commit signing", "commit forgery") @id("TM-DEL-009") @stride(Repudiation)
@owasp(SoftwareOrDataIntegrityFailures)
rule UnsignedCommit "Unsigned commit: changes in ${r} carry any name that their author typed" {
  match r : SourceRepository;
  where any f in r.flows :
      f.source is people.Developer
      or f.target is people.Developer
      or f.source is DeveloperMachine
      or f.target is DeveloperMachine;
  unless r.commits_signed by CommitSigning;
  severity = Low;
  fix = "Ask for signed changes, or let the repository note the login with which each came.";
  refs = [cwe(345), attack_sub("T1195", "002"), nist("CM-14")];
  question r.commits_signed "Is each change in ${r} signed, or bound to the login with which it came?";
  verify files.commits_signed(r);
}

/// A published version can be replaced under the same name. Attackers replace what was tested and
/// approved. The next machine that starts it runs what nobody has seen.
@also("mutable tags", "tag overwriting", "latest tag", "immutable artifacts") @id("TM-DEL-010")
@formerly("ReplacedArtifact") @stride(Tampering) @owasp(SoftwareOrDataIntegrityFailures)
rule MutableArtifact "Mutable artifact: what lies in ${s} under a known name can be replaced" {
  match s : ArtifactStore;
  // Who checks a signature notices what was replaced; whether anyone does is UnsignedCode's.
  where known(s.artifacts_immutable)
      or (none f in s.flows : f.brings_code and f.travels and f.code_signed.or_else(true));
  unless s.artifacts_immutable by ImmutableArtifacts;
  severity = Medium;
  vantage = Inside;
  work = 4;
  fix = "Forbid changing or republishing a version, and fetch by digest.";
  refs = [cwe(494), cwe(353), capec(184), attack("T1525"), nist("SI-7")];
  question s.artifacts_immutable "Is it impossible to replace a version in ${s} that was published?";
}

/// A build does not prove from which source and by which steps its result was made. Attackers put a
/// program of theirs into the store under the right name. There is no difference to see.
@also("SLSA", "in-toto", "attestation", "provenance") @id("TM-DEL-011") @formerly("UnprovenOrigin")
@stride(Tampering) @owasp(SoftwareOrDataIntegrityFailures) @owasp(SoftwareSupplyChainFailures)
rule MissingBuildProvenance
    "Missing build provenance: nobody can tell whether what runs was built by ${p} from the reviewed source" {
  match p : BuildPipeline;
  where any f in p.calls : f.target is ArtifactStore or f.brings_code;
  // Whether it is signed at all comes first, and is UnsignedCode's.
  where known(p.provenance) or (none f in p.calls : f.brings_code and f.travels and not known(f.code_signed));
  unless p.provenance by BuildProvenance;
  severity = Low;
  gain = [];
  fix = "Let the pipeline sign where each result came from, and check it before it runs.";
  refs = [cwe(345), cwe(494), attack_sub("T1195", "002"), nist("SR-4")];
  question p.provenance "Does ${p} sign build provenance: from which source each result was built?";
}

/// People may write to the place from which machines fetch and run programs. Attackers steal one
/// such account. They reach all those machines, past tests and review.
@also("manual release", "registry write access", "improper artifact integrity validation") @id("TM-DEL-012")
@formerly("AnyonePublishes") @stride(ElevationOfPrivilege) @owasp(SoftwareSupplyChainFailures)
@owasp(BrokenAccessControl)
rule UnrestrictedPublishing
    "Unrestricted publishing: people, and not only the pipeline, can publish to ${s}" {
  match s : ArtifactStore;
  where any f in s.serves :
      f.source is people.Developer or f.source is DeveloperMachine or f.source is UserAgent;
  unless s.publishing_restricted by PublishingRestriction;
  severity = Medium;
  gain = [Changes];
  vantage = OtherEnd;
  work = 5;
  fix = "Let only the pipeline write, and people read.";
  refs = [cwe(732), attack("T1525"), attack_sub("T1195", "002"), nist("CM-5")];
  question s.publishing_restricted "May only the pipeline publish to ${s}?";
}

/// A pipeline may do anything where it deploys. It runs what everyone who writes code gives it.
/// Attackers who control a build control the production system.
@also("insufficient pipeline-based access controls", "CICD-SEC-5", "excessive rights of a pipeline")
@id("TM-DEL-013") @formerly("AllPowerfulPipeline") @stride(ElevationOfPrivilege)
@owasp(SoftwareSupplyChainFailures) @owasp(BrokenAccessControl)
rule OverprivilegedPipeline
    "Overprivileged pipeline: anyone who takes ${p} over can change everything at ${reached}" {
  match p : BuildPipeline;
  // What it fetches comes to it, and says nothing of its rights elsewhere.
  let pushes = p.calls.filter(f => (f.brings_code or f.administrative) and f is not PackageFetch);
  let reached = pushes.target;
  where not pushes.empty;
  unless p.deployment_least_privilege by PullDeployment;
  severity = Medium;
  gain = [];
  fix = "Let targets fetch what was approved, or give the pipeline one narrow right for each, with approval for production.";
  refs = [cwe(250), cwe(269), attack_sub("T1195", "002"), nist("CM-5")];
  question p.deployment_least_privilege
      "Do targets of ${p} pull by themselves, or can it do no more there than replace one program?";
}

/// A developer's machine has the source, the keys for servers and the login for everything, and its
/// owner installs whatever is needed today. Attackers get malware onto it. It is the shortest way
/// into production.
@also("developer laptop", "endpoint compromise", "EDR") @id("TM-DEL-014") @formerly("DeveloperMachineTaken")
@stride(ElevationOfPrivilege) @owasp(SoftwareSupplyChainFailures)
rule DeveloperWorkstationCompromise
    "Developer workstation compromise: malware on ${m} writes code and uses keys in its owner's name" {
  match m : DeveloperMachine;
  unless m.managed by ManagedWorkstation;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Watch and update the machine, keep keys in hardware that needs a touch, and reach production from elsewhere.";
  refs = [cwe(522), attack("T1195"), attack("T1555"), nist("AC-19")];
  question m.managed "Is ${m} monitored and updated, with its keys in hardware?";
}

/// A build uses steps of others under a tag that their author can move. Attackers steal the
/// author's account. Their code runs in every pipeline that uses the step.
@also(
  "unpinned actions",
  "GitHub Actions",
  "tj-actions",
  "third-party CI plugins",
  "ungoverned usage of third-party services",
) @id("TM-DEL-015") @formerly("BorrowedSteps") @stride(Tampering) @owasp(SoftwareSupplyChainFailures)
rule UnpinnedBuildSteps "Unpinned build steps: steps that others wrote can change builds of ${p} overnight" {
  match p : BuildPipeline;
  where p.uses_third_party_steps;
  unless p.steps_pinned by BuildStepPinning;
  severity = High;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 8;
  fix = "Pin third-party steps by hash, read what you adopt, and give each step few rights.";
  refs = [cwe(829), cwe(494), attack_sub("T1195", "002"), nist("SR-3")];
  question p.steps_pinned "Are third-party build steps of ${p} pinned by hash?";
  verify files.steps_pinned(p);
}

/// A new version is delivered to everyone at once. A mistake, or a back door, is everywhere before
/// anyone notices. Going back may not work when everything is down.
@also("canary release", "phased rollout", "rollback") @id("TM-DEL-016") @formerly("EverywhereAtOnce")
@stride(DenialOfService) @owasp(InsecureDesign)
rule MissingStagedRollout
    "Missing staged rollout: a bad version reaches all of ${f.target} at once over ${f}" {
  match f : Flow;
  where f.brings_code and f.target.run_by_us and f.target.availability >= Important;
  unless f.staged_rollout by StagedRollout;
  severity = if f.target.availability >= Critical then Medium else Low;
  gain = [];
  fix = "Ship to a few first, watch them, stop automatically on errors, and rehearse the rollback.";
  refs = [capec(186), attack_sub("T1195", "002"), nist("CM-4")];
  question f.staged_rollout "Is a new version rolled out over ${f} in stages?";
}

/// Builds run on the same machine as a program that strangers talk to. Attackers take that program
/// over and change compilers and caches. Everything that is shipped contains their code.
@also("insufficient isolation of builds") @id("TM-DEL-017") @formerly("BuildBesideOthers")
@stride(ElevationOfPrivilege) @owasp(SoftwareSupplyChainFailures)
rule ColocatedBuildServer
    "Co-located build server: ${p} builds on the machine of ${neighbours}, which strangers reach" {
  match p : BuildPipeline, b : Boundary;
  let neighbours = b.elements.filter(e => e is Process and e is not BuildPipeline and e.takes_untrusted);
  where b in p.zones and b.shared_runtime;
  where not neighbours.empty;
  unless p.runners_ephemeral by EphemeralRunners;
  severity = High;
  gain_of = "p";
  vantage = Inside;
  fix = "Build on machines on which nothing else runs.";
  refs = [cwe(653), cwe(668), attack_sub("T1195", "002"), nist("SC-3")];
  question p.runners_ephemeral "Does each build of ${p} start on a machine that no other program has used?";
  verify files.runners_ephemeral(p);
}

/// Accounts and keys of a repository are not managed: people left, keys have no owner, a password
/// has no second factor. Attackers need one of them. They write code in a colleague's place.
@also("inadequate identity and access management", "CICD-SEC-2", "GitHub account takeover") @id("TM-DEL-018")
@formerly("RepositoryAccounts") @stride(Spoofing) @owasp(AuthenticationFailures)
@owasp(SoftwareSupplyChainFailures)
rule InadequateRepositoryAccess
    "Inadequate repository access management: a forgotten or stolen account of ${r} can change what is built from it" {
  match r : SourceRepository;
  unless r.accounts_guarded by RepositoryAccessManagement;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Let accounts follow the list of staff, ask for a second factor, and list keys of programs with an owner and an expiry date.";
  refs = [cwe(284), cwe(308), attack("T1078"), attack_sub("T1195", "002"), nist("AC-2(3)"), nist("IA-2(1)")];
  question r.accounts_guarded "Do accounts of ${r} need a second factor, and end when people leave?";
}

/// A build server runs as it was installed: an old version, a script console, builds as root,
/// plugins that nobody chose. Attackers use its known flaws. They change everything that it may
/// write to.
@also("insecure system configuration", "CICD-SEC-7", "unhardened Jenkins") @id("TM-DEL-019")
@formerly("UnhardenedPipeline") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
@owasp(SoftwareSupplyChainFailures)
rule InsecurePipelineConfiguration
    "Insecure pipeline configuration: ${p} runs with known flaws and settings as installed" {
  match p : BuildPipeline;
  unless p.hardened by PipelineHardening;
  severity = Medium;
  gain = [TakesOver];
  fix = "Keep it current, set it up by a reviewed guide (no root, no script console, few plugins), and compare it regularly.";
  refs = [cwe(1188), cwe(1104), attack("T1190"), attack_sub("T1195", "002"), nist("CM-6"), nist("SI-2")];
  question p.hardened "Is ${p} set up by a reviewed hardening guide, and patched within days?";
}

/// Changes of a pipeline, builds, uses of secrets and releases are not recorded where builds cannot
/// reach. Attackers leave no trace. After a break-in nobody can say which versions to trust.
@also("insufficient logging and visibility", "CICD-SEC-10") @id("TM-DEL-020") @formerly("UnrecordedPipeline")
@stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures) @owasp(SoftwareSupplyChainFailures)
rule MissingPipelineAuditLog
    "Missing pipeline audit log: nobody can tell later who changed or started what in ${p}" {
  match p : BuildPipeline;
  unless p.pipeline_audit_log by PipelineAuditLog;
  severity = Low;
  fix = "Record changes, starts, uses of secrets and publications where builds cannot reach, and set alarms on unusual ones.";
  refs = [cwe(778), attack_sub("T1195", "002"), asvs("16.2.1"), nist("AU-2"), nist("AU-9")];
  question p.pipeline_audit_log
      "Is it recorded, out of reach of builds, who changes and starts what in ${p}?";
}

/// A pipeline's definition is protected, but the files that it runs are not: makefiles, test
/// scripts, settings of linters, hooks of packages. Attackers propose a change to one of them. It
/// runs in the build, next to its secrets.
@also("indirect PPE", "I-PPE", "CICD-SEC-4") @id("TM-DEL-021") @formerly("IndirectPoisonedPipeline")
@stride(ElevationOfPrivilege) @owasp(SoftwareSupplyChainFailures)
rule IndirectPoisonedPipelineExecution
    "Indirect poisoned pipeline execution: files that a build of ${p} runs can be changed in ${sources} by anyone who may propose a change" {
  match p : BuildPipeline;
  let sources = (p.outgoing.target | p.incoming.source).filter(e => e is SourceRepository);
  where not sources.empty;
  unless p.build_files_protected by BuildFileProtection;
  severity = if p.builds_forks then Critical else Medium;
  vantage = OtherEnd;
  work = 5;
  fix = "Build unreviewed changes without secrets, and let owners review each change of scripts, tests and settings that builds run.";
  refs = [cwe(829), cwe(94), attack_sub("T1195", "002"), nist("CM-5"), nist("SC-39")];
  question p.build_files_protected
      "Do builds of ${p} with secrets run only scripts, tests and settings that were reviewed?";
}

/// A client cannot tell whether the list of updates that it sees is current. Attackers on the
/// connection or a mirror show last year's list, with its valid signature. The client stays on a
/// version with known flaws.
@also("TUF", "The Update Framework", "update suppression") @id("TM-DEL-022") @stride(Tampering)
@owasp(SoftwareOrDataIntegrityFailures)
rule FreezeAttack "Freeze attack: anyone in between can keep ${f.source} and ${f.target} on an old version" {
  match f : Flow;
  where updates_client(f);
  unless f.updates_fresh by UpdateExpiration;
  severity = Medium;
  gain = [];
  vantage = OnTheWay;
  fix = "Sign the list of versions with an expiry date, refuse one that has expired, and tell the user that updates do not arrive.";
  refs = [
    cwe(672),
    cwe(345),
    document("The Update Framework", "https://theupdateframework.github.io/specification/latest/"),
    nist("SI-2"),
    nist("SI-7"),
  ];
  question f.updates_fresh "Does the client of ${f} refuse an expired list of updates, and report it?";
}

/// Each part of an update is signed by itself, and nothing says which parts belong together.
/// Attackers serve genuine parts of different versions. The combination was never tested, and the
/// old part has the flaw.
@also("TUF", "The Update Framework") @id("TM-DEL-023") @formerly("MixAndMatch") @stride(Tampering)
@owasp(SoftwareOrDataIntegrityFailures)
rule MixAndMatchAttack
    "Mix-and-match attack: ${f.source} and ${f.target} can be given parts of different versions" {
  match f : Flow;
  where updates_client(f);
  unless f.updates_consistent by UpdateSnapshot;
  severity = Low;
  gain = [];
  vantage = OnTheWay;
  fix = "Name all parts of a version with hash and size in one signed list, and take only parts of one list.";
  refs = [
    cwe(345),
    cwe(353),
    document("The Update Framework", "https://theupdateframework.github.io/specification/latest/"),
    nist("SI-7"),
  ];
  question f.updates_consistent "Does one signed list name all parts of each update over ${f}?";
}

/// A client downloads an update without knowing how large it may be. Attackers send one that never
/// ends. It fills disk and memory before any signature is checked.
@also("TUF", "The Update Framework") @id("TM-DEL-024") @formerly("EndlessData") @stride(DenialOfService)
rule EndlessDataAttack "Endless data attack: an update over ${f} that never ends fills its client" {
  match f : Flow;
  where updates_client(f);
  unless f.updates_bounded by DownloadSizeLimit;
  severity = Low;
  vantage = OnTheWay;
  fix = "Sign the size of each part along with its hash, stop at that size, and keep room for going back.";
  refs = [
    cwe(770),
    cwe(400),
    document("The Update Framework", "https://theupdateframework.github.io/specification/latest/"),
    nist("SC-5"),
  ];
  question f.updates_bounded "Does the client of ${f} stop at the announced and signed size?";
}

/// A client waits for an update however slowly it comes. Attackers send a byte at a time. The
/// client stays for days on the version with the flaw, and no error tells anyone.
@also("TUF", "The Update Framework", "slowloris") @id("TM-DEL-025") @formerly("SlowRetrieval")
@stride(DenialOfService)
rule SlowRetrievalAttack
    "Slow retrieval attack: an update over ${f} that comes too slowly never arrives, and nobody notices" {
  match f : Flow;
  where updates_client(f);
  unless f.updates_timed by MinimumDownloadRate;
  severity = Low;
  gain = [];
  vantage = OnTheWay;
  fix = "Abort below a minimum rate, try another mirror, and report that updates do not arrive.";
  refs = [
    cwe(1088),
    cwe(400),
    document("The Update Framework", "https://theupdateframework.github.io/specification/latest/"),
    nist("SI-2"),
  ];
  question f.updates_timed "Does the client of ${f} abort an update that arrives too slowly, and report it?";
}

/// Remote management, support and software distribution tools reach each machine with the highest
/// rights. Attackers use the tool that is there, or bring one that nobody can tell from it. They
/// run what they like everywhere.
@also("RMM", "remote access software", "MDM", "living off the land", "Kaseya") @id("TM-DEL-026")
@formerly("RemoteManagementTool") @stride(ElevationOfPrivilege) @owasp(SoftwareSupplyChainFailures)
rule RemoteManagementAbuse
    "Remote management abuse: anyone who gets into ${t} runs what they like on all machines that it manages" {
  match t : RemoteManagement;
  unless t.use_limited by RemoteManagementControl;
  severity = High;
  gain = [TakesOver, Spreads];
  fix = "Let named people with a second factor use it, ask a second person before many machines, record sessions, and block other such tools.";
  refs = [cwe(269), cwe(250), attack("T1219"), attack("T1072"), nist("MA-4"), nist("AC-17")];
  question t.use_limited
      "Does each use of ${t} need a named person with a second factor, and each use on many machines a second person?";
}
