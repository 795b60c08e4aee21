/// Threats on the way from source text to what runs: repositories, build
/// pipelines, packages and artifacts. They apply only to the kinds of `std.delivery`.
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
control PinnedPackages for BuildPipeline "pinned packages" {
  provides packages_pinned;
  effort = Small;
  fix = "Fetch through a mirror, pin version and hash of every package, and reserve your own names.";
  refs = [asvs("15.2.4")];
}

/// A list of components comes out of each build and is compared daily with
/// published flaws; fixes have a deadline.
control ComponentWatch for BuildPipeline "watched components" {
  provides components_watched;
  effort = Moderate;
  fix = "Let each build write a list of its components, compare it daily with published flaws, and set a deadline for fixes.";
  refs = [asvs("15.2.1"), nist("RA-5")];
}

/// Each build gets an identity of its own for its duration, and no stored keys.
control PipelineIdentity for BuildPipeline "identity of each build" {
  provides secrets_short_lived;
  effort = Moderate;
  fix = "Let builds prove who they are and get keys for minutes; bind each key to a branch and a step.";
  refs = [asvs("13.3.4"), nist("IA-5")];
}

/// Each build starts on a machine that was made for it and is thrown away
/// afterwards.
control FreshRunners for BuildPipeline "fresh machine for each build" {
  provides runners_fresh;
  effort = Small;
  fix = "Give each build a fresh machine, and let caches be written only by builds of reviewed code.";
  refs = [nist("SC-4")];
}

/// Changes of strangers are tried without secrets, without rights to write, and
/// after someone has looked.
control IsolatedChanges for BuildPipeline "isolated trials" {
  provides foreign_changes_isolated;
  effort = Small;
  fix = "Try changes of strangers without secrets and without rights to write, and only after someone has looked.";
  refs = [nist("SC-39")];
}

/// A change that contains a key is refused, and the history has been searched.
control SecretScanning for SourceRepository "search for secrets" {
  provides secrets_scanned;
  effort = Small;
  fix = "Refuse changes that contain keys, search the history, and replace every key that is found.";
  refs = [asvs("13.3.1"), nist("IA-5(7)")];
}

/// Each change is signed by its author, or bound to the login with which it
/// came.
control SignedCommits for SourceRepository "signed changes" {
  provides authors_proven;
  effort = Small;
  fix = "Ask for signed changes, or let the repository note the login with which each came.";
  refs = [nist("CM-14")];
}

/// A version that was published can be neither changed nor published again.
control FixedVersions for ArtifactStore "versions that cannot change" {
  provides versions_fixed;
  effort = Small;
  fix = "Forbid to change or publish a version again, and fetch by digest.";
  refs = [nist("SI-7")];
}

/// Each build signs a statement: this result, from that source, by these steps;
/// it is checked before anything runs.
control BuildProvenance for BuildPipeline "statement of origin" {
  provides provenance;
  effort = Moderate;
  fix = "Let the pipeline sign where each result came from, and check it before it runs.";
  refs = [nist("SR-4")];
}

/// Only the pipeline may write; people may read.
control PipelineOnly for ArtifactStore "only the pipeline publishes" {
  provides publishers_limited;
  effort = Small;
  fix = "Let only the pipeline write, and people read.";
  refs = [nist("CM-5")];
}

/// Targets fetch what was approved by themselves, or the pipeline may do one
/// step and no more.
control PullDeployment for BuildPipeline "narrow deployment" {
  provides deploys_narrowly;
  effort = Moderate;
  fix = "Let targets fetch what was approved, or give the pipeline one narrow right for each, with approval for production.";
  refs = [nist("CM-5")];
}

/// Programs are watched and updated, keys lie in hardware and need a touch,
/// production is not reached from here.
control ManagedMachine for DeveloperMachine "managed machine" {
  provides managed;
  effort = Moderate;
  fix = "Watch and update the machine, keep keys in hardware that needs a touch, and reach production from elsewhere.";
  refs = [nist("AC-19")];
}

/// Steps of others are named by hash, read before they are taken over, and get
/// few rights.
control PinnedSteps for BuildPipeline "pinned steps" {
  provides steps_pinned;
  effort = Small;
  fix = "Name foreign steps by hash, read what you take over, and give each step few rights.";
  refs = [nist("SR-3")];
}

/// A few get a version first, are watched, and the way back was tried.
control StagedRollout for Flow "rollout in stages" {
  provides staged;
  effort = Moderate;
  fix = "Ship to a few first, watch them, stop by yourself on errors, and try the way back.";
  refs = [nist("CM-4")];
}

/// Accounts follow the list of staff, need a second factor, and keys of
/// programs are listed with an owner and an end.
control GuardedAccounts for SourceRepository "guarded accounts" {
  provides accounts_guarded;
  effort = Small;
  fix = "Let accounts follow the list of staff, ask for a second factor, and list keys of programs with an owner and an end.";
  refs = [nist("AC-2(3)")];
}

/// The pipeline is current, set up by a reviewed guide, with few plugins, and
/// is compared with it.
control HardenedPipeline for BuildPipeline "hardened pipeline" {
  provides hardened;
  effort = Moderate;
  fix = "Keep it current, set it up by a reviewed guide (no root, no script console, few plugins), and compare it regularly.";
  refs = [nist("CM-6")];
}

/// Changes of the pipeline, starts of builds, uses of secrets and publications
/// are recorded where builds cannot reach, and odd ones raise an alarm.
control PipelineRecords for BuildPipeline "records of the pipeline" {
  provides builds_recorded;
  effort = Small;
  fix = "Record changes, starts, uses of secrets and publications where builds cannot reach, and set alarms on odd ones.";
  refs = [nist("AU-2")];
}

/// Builds of changes that nobody has reviewed run without secrets and rights;
/// scripts and settings that other builds run have owners who review each
/// change.
control ProtectedBuildFiles for BuildPipeline "protected build files" {
  provides build_files_protected;
  effort = Small;
  fix = "Build unreviewed changes without secrets, and let owners review each change of scripts, tests and settings that builds run.";
  refs = [nist("CM-5")];
}

/// The signed list of versions has an end of a few days; a client that gets no
/// newer one says so.
control ExpiringUpdateList for Flow "update list that runs out" {
  provides updates_fresh;
  effort = Moderate;
  fix = "Sign the list of versions with an end of days, refuse one that has run out, and tell the user that updates do not come.";
  refs = [nist("SI-7")];
}

/// One signed list names all parts of a version with hash and size, and the
/// client takes only parts of one list.
control SnapshotOfUpdates for Flow "one list for all parts" {
  provides updates_consistent;
  effort = Moderate;
  fix = "Name all parts of a version with hash and size in one signed list, and take only parts of one list.";
  refs = [nist("SI-7")];
}

/// The client knows the size before it asks, and stops there.
control BoundedDownload for Flow "bounded download" {
  provides updates_bounded;
  effort = Small;
  fix = "Sign the size of each part along with its hash, stop at that size, and keep room for going back.";
  refs = [nist("SC-5")];
}

/// Below a rate the client breaks off, tries another mirror, and reports it.
control MinimumRate for Flow "minimum rate" {
  provides updates_timed;
  effort = Small;
  fix = "Break off below a rate, try another mirror, and report that updates do not arrive.";
  refs = [nist("SI-2")];
}

/// Named people with a second factor use it, each action on many machines needs
/// a second person, each session is recorded, and other such tools are blocked.
control LimitedRemoteManagement for RemoteManagement "limited remote management" {
  provides use_limited;
  effort = Moderate;
  fix = "Let named people with a second factor use it, ask a second person before many machines, record sessions, and block other such tools.";
  refs = [nist("MA-4")];
}

/// Packages are fetched by name from a place where anyone may publish. A name
/// one letter off, or one of ours that nobody registered there, brings a
/// stranger's code into the build.
/// Known as: dependency confusion, typosquatting.
@id("TM-DEL-003") @stride(Tampering) @owasp(SupplyChainFailures)
rule ConfusedDependency "${p} may build in a package of the same or nearly the same name" {
  match p : BuildPipeline;
  where any f in p.flows :
      f is PackageFetch or f.target is services.PackageRegistry or f.source is services.PackageRegistry;
  unless p.packages_pinned by PinnedPackages;
  severity = High;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 8;
  fix = "Fetch through a mirror, pin version and hash of every package, and reserve your own names.";
  refs = [cwe(829), cwe(494), capec(538), attack_sub("T1195", "001"), asvs("15.2.4")];
  question p.packages_pinned "Are packages of ${p} pinned by version and hash?";
  verify files.packages_pinned(p);
}

/// Most of a program was written by others. Their flaws are published with
/// instructions; whoever does not know what is built in cannot know that it is
/// one of those.
/// Known as: vulnerable components.
@id("TM-DEL-004") @stride(ElevationOfPrivilege) @owasp(SupplyChainFailures)
rule KnownFlaws "${p} ships components with known flaws" {
  match p : BuildPipeline;
  unless p.components_watched by ComponentWatch;
  severity = Medium;
  gain = [];
  fix = "Let each build write a list of its components, compare it daily with published flaws, and set a deadline for fixes.";
  refs = [cwe(1104), capec(310), attack("T1190"), asvs("15.2.1"), nist("RA-5")];
  question p.components_watched "Is what ${p} builds in compared daily with published flaws?";
}

/// Keys for clouds, registries and servers wait in the pipeline's settings. A
/// changed build step, or a package in it, prints them, and they are valid for
/// years.
/// Known as: credentials in pipelines.
@id("TM-DEL-005") @stride(InformationDisclosure) @owasp(SupplyChainFailures)
rule PipelineSecrets "whoever can change a build of ${p} reads its lasting secrets" {
  match p : BuildPipeline;
  where not p.calls.empty;
  unless p.secrets_short_lived by PipelineIdentity;
  severity = High;
  gain = [];
  fix = "Let builds prove who they are and get keys for minutes; bind each key to a branch and a step.";
  refs = [cwe(522), cwe(798), attack_sub("T1552", "001"), attack("T1528"), asvs("13.3.4"), nist("IA-5")];
  question p.secrets_short_lived
      "Do builds of ${p} get keys that run out within hours, instead of stored ones?";
  verify files.secrets_short_lived(p);
}

/// Builds run one after another on the same machine. What a bad one changes
/// there - a tool, a cache, a background program - is built into what comes
/// after it.
/// Known as: persistent build runners.
@id("TM-DEL-006") @stride(Tampering) @owasp(SupplyChainFailures)
rule UsedRunner "one build of ${p} can leave something behind for the next" {
  match p : BuildPipeline;
  unless p.runners_fresh by FreshRunners;
  severity = Medium;
  gain = [];
  fix = "Give each build a fresh machine, and let caches be written only by builds of reviewed code.";
  refs = [cwe(349), cwe(653), cwe(668), attack_sub("T1195", "002"), nist("SC-4")];
  question p.runners_fresh "Does each build of ${p} start on a machine that no other build has used?";
  verify files.runners_fresh(p);
}

/// Anyone may propose a change, and the pipeline tries it before anyone has
/// read it. The change then is a program of a stranger beside the keys for
/// publishing.
/// Known as: poisoned pipeline execution, pull requests from forks.
@id("TM-DEL-007") @stride(ElevationOfPrivilege) @owasp(SupplyChainFailures)
rule ForeignChange "a stranger's proposed change runs in ${p}, with its secrets" {
  match p : BuildPipeline;
  where p.builds_foreign_changes;
  unless p.foreign_changes_isolated by IsolatedChanges;
  severity = Critical;
  vantage = Anywhere;
  work = 4;
  fix = "Try changes of strangers without secrets and without rights to write, and only after someone has looked.";
  refs = [cwe(94), cwe(829), attack_sub("T1195", "002"), nist("SC-39")];
  question p.foreign_changes_isolated
      "Are proposed changes of strangers tried by ${p} without secrets and rights to write?";
  verify files.foreign_changes_isolated(p);
}

/// A key was pasted to try something, and later removed. Every copy of the
/// repository still has it, and programs look for nothing else.
/// Known as: secrets in the history of a repository.
@id("TM-DEL-008") @stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
rule SecretsInHistory "keys that were once written into ${r} are still in its history" {
  match r : SourceRepository;
  unless r.secrets_scanned by SecretScanning;
  severity = Medium;
  vantage = Anywhere;
  work = 9;
  fix = "Refuse changes that contain keys, search the history, and replace every key that is found.";
  refs = [cwe(540), cwe(798), attack_sub("T1552", "001"), asvs("13.3.1"), nist("IA-5(7)")];
  question r.secrets_scanned "Is a change with a key in it refused by ${r}?";
  verify files.history_clean(r);
}

/// The author of a change is a line of text. Someone with access writes in a
/// colleague's name, and nobody can tell who brought the back door.
/// Known as: unsigned commits.
@id("TM-DEL-009") @stride(Repudiation) @owasp(IntegrityFailures)
rule UnsignedCommit "changes in ${r} bear any name that their author typed" {
  match r : SourceRepository;
  where any f in r.flows :
      f.source is people.Developer
      or f.target is people.Developer
      or f.source is DeveloperMachine
      or f.target is DeveloperMachine;
  unless r.authors_proven by SignedCommits;
  severity = Low;
  fix = "Ask for signed changes, or let the repository note the login with which each came.";
  refs = [cwe(345), attack_sub("T1195", "002"), nist("CM-14")];
  question r.authors_proven "Is each change in ${r} signed, or bound to the login with which it came?";
  verify files.authors_proven(r);
}

/// A version was tested and approved. If its name can be given to something
/// else, the next machine that starts it runs what nobody has seen.
/// Known as: mutable tags.
@id("TM-DEL-010") @stride(Tampering) @owasp(IntegrityFailures)
rule ReplacedArtifact "what lies in ${s} under a known name can be replaced" {
  match s : ArtifactStore;
  // Who checks a signature notices what was replaced; whether anyone does is UnsignedCode's.
  where known(s.versions_fixed)
      or (none f in s.flows : f.brings_code and f.travels and f.code_signed.or_else(true));
  unless s.versions_fixed by FixedVersions;
  severity = Medium;
  vantage = Inside;
  work = 4;
  fix = "Forbid to change or publish a version again, and fetch by digest.";
  refs = [cwe(494), cwe(353), capec(184), attack("T1525"), nist("SI-7")];
  question s.versions_fixed "Is it impossible to replace a version in ${s} that was published?";
}

/// A program in the store may come from the pipeline, or from someone's laptop
/// with the same name. Without a statement that the pipeline alone can sign,
/// there is no difference to see.
/// Known as: missing provenance (SLSA).
@id("TM-DEL-011") @stride(Tampering) @owasp(IntegrityFailures) @owasp(SupplyChainFailures)
rule UnprovenOrigin "nobody can tell whether what runs was built by ${p} from the reviewed source" {
  match p : BuildPipeline;
  where any f in p.calls : f.target is ArtifactStore or f.brings_code;
  // Whether it is signed at all comes first, and is UnsignedCode's.
  where known(p.provenance) or (none f in p.calls : f.brings_code and f.travels and not known(f.code_signed));
  unless p.provenance by BuildProvenance;
  severity = Low;
  gain = [];
  fix = "Let the pipeline sign where each result came from, and check it before it runs.";
  refs = [cwe(345), cwe(494), attack_sub("T1195", "002"), nist("SR-4")];
  question p.provenance "Does ${p} sign from which source each result was built?";
}

/// Machines fetch and run what lies here. Every account that may write is a way
/// to all of them, past tests and review.
@id("TM-DEL-012") @stride(ElevationOfPrivilege) @owasp(SupplyChainFailures) @owasp(BrokenAccessControl)
rule AnyonePublishes "people, and not only the pipeline, can publish to ${s}" {
  match s : ArtifactStore;
  where any f in s.serves :
      f.source is people.Developer or f.source is DeveloperMachine or f.source is UserAgent;
  unless s.publishers_limited by PipelineOnly;
  severity = Medium;
  gain = [Changes];
  vantage = OtherEnd;
  work = 5;
  fix = "Let only the pipeline write, and people read.";
  refs = [cwe(732), attack("T1525"), attack_sub("T1195", "002"), nist("CM-5")];
  question s.publishers_limited "May only the pipeline publish to ${s}?";
}

/// The pipeline pushes what it built, and for that may do anything where it
/// runs. It is fed by everyone who writes code, so that their rights end up
/// there too.
/// Known as: excessive rights of a pipeline.
@id("TM-DEL-013") @stride(ElevationOfPrivilege) @owasp(SupplyChainFailures) @owasp(BrokenAccessControl)
rule AllPowerfulPipeline "whoever takes ${p} over can change everything at ${reached}" {
  match p : BuildPipeline;
  // What it fetches comes to it, and says nothing of its rights elsewhere.
  let pushes = p.calls.filter(f => (f.brings_code or f.administrative) and f is not PackageFetch);
  let reached = pushes.target;
  where not pushes.empty;
  unless p.deploys_narrowly by PullDeployment;
  severity = Medium;
  gain = [];
  fix = "Let targets fetch what was approved, or give the pipeline one narrow right for each, with approval for production.";
  refs = [cwe(250), cwe(269), attack_sub("T1195", "002"), nist("CM-5")];
  question p.deploys_narrowly
      "Do targets of ${p} fetch by themselves, or may it do no more there than replace one program?";
}

/// The machine has the source, the keys for servers and the login for
/// everything, and its owner installs whatever is needed today. It is the
/// shortest way in.
@id("TM-DEL-014") @stride(ElevationOfPrivilege) @owasp(SupplyChainFailures)
rule DeveloperMachineTaken "malware on ${m} writes code and uses keys in its owner's name" {
  match m : DeveloperMachine;
  unless m.managed by ManagedMachine;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Watch and update the machine, keep keys in hardware that needs a touch, and reach production from elsewhere.";
  refs = [cwe(522), attack("T1195"), attack("T1555"), nist("AC-19")];
  question m.managed "Is ${m} watched and updated, with its keys in hardware?";
}

/// Builds are put together from ready-made steps, named by a tag that its
/// author can move. The author's stolen account is enough to run in every
/// pipeline that uses it.
/// Known as: unpinned actions.
@id("TM-DEL-015") @stride(Tampering) @owasp(SupplyChainFailures)
rule BorrowedSteps "steps that others wrote can change builds of ${p} overnight" {
  match p : BuildPipeline;
  where p.uses_foreign_steps;
  unless p.steps_pinned by PinnedSteps;
  severity = High;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 8;
  fix = "Name foreign steps by hash, read what you take over, and give each step few rights.";
  refs = [cwe(829), cwe(494), attack_sub("T1195", "002"), nist("SR-3")];
  question p.steps_pinned "Are steps of others in ${p} named by hash?";
  verify files.steps_pinned(p);
}

/// What is shipped runs everywhere within minutes. A mistake, or a back door,
/// has no time to be noticed, and going back may not work when everything is
/// down.
/// Known as: missing staged rollout.
@id("TM-DEL-016") @stride(DenialOfService) @owasp(InsecureDesign)
rule EverywhereAtOnce "a bad version reaches all of ${f.target} at once over ${f}" {
  match f : Flow;
  where f.brings_code and f.target.run_by_us and f.target.availability >= Important;
  unless f.staged by StagedRollout;
  severity = if f.target.availability >= Vital then Medium else Low;
  gain = [];
  fix = "Ship to a few first, watch them, stop by yourself on errors, and try the way back.";
  refs = [capec(186), attack_sub("T1195", "002"), nist("CM-4")];
  question f.staged "Do only a few get a new version over ${f} first?";
}

/// A break-in at a program that strangers talk to changes compilers and caches
/// of the build on the same machine, and with them everything that is shipped.
@id("TM-DEL-017") @stride(ElevationOfPrivilege) @owasp(SupplyChainFailures)
rule BuildBesideOthers "${p} builds on the machine of ${neighbours}, which strangers reach" {
  match p : BuildPipeline, b : Boundary;
  let neighbours = b.elements.filter(e => e is Process and e is not BuildPipeline and e.takes_untrusted);
  where b in p.zones and b.shared_runtime;
  where not neighbours.empty;
  unless p.runners_fresh by FreshRunners;
  severity = High;
  gain_of = "p";
  vantage = Inside;
  fix = "Build on machines on which nothing else runs.";
  refs = [cwe(653), cwe(668), attack_sub("T1195", "002"), nist("SC-3")];
  question p.runners_fresh "Does each build of ${p} start on a machine that no other program has used?";
  verify files.runners_fresh(p);
}

/// Identity and access management of the repository and what builds from it:
/// accounts of people who left, keys of programs that nobody knows, a password
/// without a second factor. One of them is enough to write code in a
/// colleague's place.
@id("TM-DEL-018") @stride(Spoofing) @owasp(AuthenticationFailures) @owasp(SupplyChainFailures)
rule RepositoryAccounts "a forgotten or stolen account of ${r} can change what is built from it" {
  match r : SourceRepository;
  unless r.accounts_guarded by GuardedAccounts;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Let accounts follow the list of staff, ask for a second factor, and list keys of programs with an owner and an end.";
  refs = [cwe(284), cwe(308), attack("T1078"), attack_sub("T1195", "002"), nist("AC-2(3)"), nist("IA-2(1)")];
  question r.accounts_guarded "Do accounts of ${r} need a second factor, and end when people leave?";
}

/// The build server runs as it was installed: an old version, a script console,
/// builds as root, plugins that nobody chose. Its known flaws open everything
/// that it may write to.
@id("TM-DEL-019") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration) @owasp(SupplyChainFailures)
rule UnhardenedPipeline "${p} runs with known flaws and settings as installed" {
  match p : BuildPipeline;
  unless p.hardened by HardenedPipeline;
  severity = Medium;
  gain = [TakesOver];
  fix = "Keep it current, set it up by a reviewed guide (no root, no script console, few plugins), and compare it regularly.";
  refs = [cwe(1188), cwe(1104), attack("T1190"), attack_sub("T1195", "002"), nist("CM-6"), nist("SI-2")];
  question p.hardened "Is ${p} set up by a reviewed hardening guide, and updated within days of a fix?";
}

/// Who changed the pipeline, started a build, read a secret or published by
/// hand is written nowhere, or where builds can delete it. After a break-in
/// nobody can say which versions to trust.
@id("TM-DEL-020") @stride(Repudiation) @owasp(LoggingFailures) @owasp(SupplyChainFailures)
rule UnrecordedPipeline "nobody can tell later who changed or started what in ${p}" {
  match p : BuildPipeline;
  unless p.builds_recorded by PipelineRecords;
  severity = Low;
  fix = "Record changes, starts, uses of secrets and publications where builds cannot reach, and set alarms on odd ones.";
  refs = [cwe(778), attack_sub("T1195", "002"), asvs("16.2.1"), nist("AU-2"), nist("AU-9")];
  question p.builds_recorded "Is it recorded, out of reach of builds, who changes and starts what in ${p}?";
}

/// The pipeline's own file is protected, and what it runs is not: makefiles,
/// test scripts, settings of linters, hooks of packages. Indirect poisoned
/// pipeline execution: whoever may change one of them runs in the build, beside
/// its secrets.
@id("TM-DEL-021") @stride(ElevationOfPrivilege) @owasp(SupplyChainFailures)
rule IndirectPoisonedPipeline
    "files that a build of ${p} runs can be changed in ${sources} by whoever may propose a change" {
  match p : BuildPipeline;
  let sources = (p.outgoing.target | p.incoming.source).filter(e => e is SourceRepository);
  where not sources.empty;
  unless p.build_files_protected by ProtectedBuildFiles;
  severity = if p.builds_foreign_changes then Critical else Medium;
  vantage = OtherEnd;
  work = 5;
  fix = "Build unreviewed changes without secrets, and let owners review each change of scripts, tests and settings that builds run.";
  refs = [cwe(829), cwe(94), attack_sub("T1195", "002"), nist("CM-5"), nist("SC-39")];
  question p.build_files_protected
      "Do builds of ${p} with secrets run only scripts, tests and settings that were reviewed?";
}

/// Someone between the client and its updates, or on a mirror, goes on showing
/// the list of versions of last year, with its valid signature. The client
/// believes that it is current: a freeze attack. Its known flaws stay open.
@id("TM-DEL-022") @stride(Tampering) @owasp(IntegrityFailures)
rule FreezeAttack "whoever is between can keep ${f.source} and ${f.target} on an old version" {
  match f : Flow;
  where updates_client(f);
  unless f.updates_fresh by ExpiringUpdateList;
  severity = Medium;
  gain = [];
  vantage = OnTheWay;
  fix = "Sign the list of versions with an end of days, refuse one that has run out, and tell the user that updates do not come.";
  refs = [
    cwe(672),
    cwe(345),
    document("The Update Framework", "https://theupdateframework.github.io/specification/latest/"),
    nist("SI-2"),
    nist("SI-7"),
  ];
  question f.updates_fresh "Does the client of ${f} refuse a list of updates that has run out, and say so?";
}

/// Each part of an update is signed by itself. Someone serves parts of
/// different versions, each genuine, that were never tested or released
/// together: a mix-and-match attack. The old one among them has the flaw.
@id("TM-DEL-023") @stride(Tampering) @owasp(IntegrityFailures)
rule MixAndMatch "${f.source} and ${f.target} can be given parts of different versions" {
  match f : Flow;
  where updates_client(f);
  unless f.updates_consistent by SnapshotOfUpdates;
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
  question f.updates_consistent "Does one signed list name all parts that belong to one update over ${f}?";
}

/// An update that never ends fills disk and memory of each client that asks for
/// it, before any signature was looked at: an endless data attack.
@id("TM-DEL-024") @stride(DenialOfService)
rule EndlessData "an update over ${f} that never ends fills its client" {
  match f : Flow;
  where updates_client(f);
  unless f.updates_bounded by BoundedDownload;
  severity = Low;
  vantage = OnTheWay;
  fix = "Sign the size of each part along with its hash, stop at that size, and keep room for going back.";
  refs = [
    cwe(770),
    cwe(400),
    document("The Update Framework", "https://theupdateframework.github.io/specification/latest/"),
    nist("SC-5"),
  ];
  question f.updates_bounded "Does the client of ${f} stop at the size that was announced and signed?";
}

/// The update comes, a byte at a time. The client waits for days, without an
/// error that anyone would see, on the version with the flaw: slow retrieval.
@id("TM-DEL-025") @stride(DenialOfService)
rule SlowRetrieval "an update over ${f} that comes too slowly never arrives, and nobody notices" {
  match f : Flow;
  where updates_client(f);
  unless f.updates_timed by MinimumRate;
  severity = Low;
  gain = [];
  vantage = OnTheWay;
  fix = "Break off below a rate, try another mirror, and report that updates do not arrive.";
  refs = [
    cwe(1088),
    cwe(400),
    document("The Update Framework", "https://theupdateframework.github.io/specification/latest/"),
    nist("SI-2"),
  ];
  question f.updates_timed
      "Does the client of ${f} break off an update that comes too slowly, and report it?";
}

/// Remote monitoring and management (RMM), remote support and software
/// distribution reach each machine with the highest rights, around all other
/// walls. Attackers use the tool that is there, or bring one that nobody
/// distinguishes from it.
@id("TM-DEL-026") @stride(ElevationOfPrivilege) @owasp(SupplyChainFailures)
rule RemoteManagementTool "whoever gets into ${t} runs what they like on all machines that it manages" {
  match t : RemoteManagement;
  unless t.use_limited by LimitedRemoteManagement;
  severity = High;
  gain = [TakesOver, Spreads];
  fix = "Let named people with a second factor use it, ask a second person before many machines, record sessions, and block other such tools.";
  refs = [cwe(269), cwe(250), attack("T1219"), attack("T1072"), nist("MA-4"), nist("AC-17")];
  question t.use_limited
      "Does each use of ${t} need a named person with a second factor, and one on many machines a second person?";
}
