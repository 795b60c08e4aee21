/// Security contracts: what a project promises, what it does not, and what scanners, reporters and maintainers
/// triage against. `tmc contract` writes the document, `tmc triage` sorts findings by it.
///
/// A contract is made of claims. Each is a member of the project, has a title that says it in one sentence, and
/// says where it comes from: `sources` if it is documented, `confirmed_by` if a maintainer has confirmed it, and
/// otherwise a question, because then it is only inferred.
package std.contract;

import std.core.{System, Element, Position};

// --- Scales -------------------------------------------------------------------

/// What becomes of a finding. Each one is licensed by sections of the contract.
enum Disposition {
  /// It violates a property that the project provides, and attacker, input and component are in the model.
  /// Licensed by sections 8, 6 and 7.
  Valid "VALID",
  /// It violates no claim, but the interface makes a known misuse easy.
  /// Licensed by section 11.
  ValidHardening "VALID-HARDENING",
  /// It needs control over something that the contract trusts.
  /// Licensed by section 6.
  OutOfModelTrustedInput "OUT-OF-MODEL: trusted-input",
  /// It needs an attacker whom the contract excludes.
  /// Licensed by sections 7 and 3.
  OutOfModelAdversary "OUT-OF-MODEL: adversary-not-in-scope",
  /// It is in code that the contract does not cover.
  /// Licensed by sections 2 and 3.
  OutOfModelUnsupportedComponent "OUT-OF-MODEL: unsupported-component",
  /// It appears only in a build or configuration that is not the default.
  /// Licensed by section 5a.
  OutOfModelNonDefaultBuild "OUT-OF-MODEL: non-default-build",
  /// It is about a property that the project does not provide.
  /// Licensed by section 9.
  ByDesignDisclaimed "BY-DESIGN: property-disclaimed",
  /// It is reported again and again, and known to be harmless.
  /// Licensed by section 11a.
  KnownNonFinding "KNOWN-NON-FINDING",
  /// The contract does not say. It needs another claim, or the answer to a question.
  /// Licensed by section 12.
  ModelGap "MODEL-GAP",
}

/// Whether attackers choose the value of a parameter.
enum Controllable {
  /// They do.
  Yes "yes",
  /// They do not: it comes from someone who is trusted.
  No "no",
  /// They do under a condition.
  Conditional "conditional",
}

/// How a violation of a property is treated.
enum Tier {
  /// As a vulnerability.
  Security "security",
  /// As a bug.
  Correctness "correctness",
}

/// What a component touches outside its process.
enum Touch {
  Filesystem "filesystem",
  Network "network",
  Env "environment variables",
  ChildProcesses "child processes",
  Signals "signals",
  GlobalState "global state of the process",
}

/// What an excluded thing is.
enum ExclusionKind {
  /// A purpose that the project is not made for.
  UseCase "use case",
  /// An attack that it does not defend against.
  Threat "threat",
}

/// What an assumption about the environment is about.
enum EnvironmentArea {
  Platform "Operating system, runtime and hardware",
  Concurrency "Concurrency",
  Memory "Memory model",
  Time "Time and clocks",
  Resources "Files, networks and peripherals",
}

/// What a property is about. Two claims about the same property of the same component contradict each other
/// if one provides it and the other does not, and neither names a condition. A package adds its own with
/// an enum marked `@adds_to(SecurityProperty)`.
enum SecurityProperty {
  MemorySafety "memory safety",
  BoundedRecursion "bounded recursion",
  BoundedMemory "bounded memory",
  BoundedTime "bounded time",
  BoundedConnections "bounded number of connections",
  BoundedDecompression "bounded size of decompressed data",
  Robustness "no crash on malformed input",
  ThreadSafety "thread safety",
  FramingIntegrity "unambiguous framing",
  SizeLimit "enforced limit of message size",
  TransportConfidentiality "confidentiality in transit",
  TransportIntegrity "integrity in transit",
  ServerAuthentication "authentication of the server",
  ClientAuthentication "authentication of the client",
  RequestAuthentication "authentication of each request",
  Authorization "authorization",
  ReplayProtection "protection against replay",
  ConstantTime "constant time",
  InputValidation "validation of application data",
  OutputEncoding "encoding of output",
  PathConfinement "confinement to a folder",
  SymlinkConfinement "confinement across symbolic links",
  CredentialIsolation "isolation of credentials",
  CredentialRedaction "redaction of credentials",
  RequestFidelity "requests as configured",
  DataAuthenticity "authenticity of data",
  InformationHiding "no disclosure of internal information",
  Sandboxing "isolation from the host process",
  NoCodeExecution "no execution of input",
  SecureDefaults "secure defaults",
  DeterministicOutput "deterministic output",
  Durability "durability of data",
}

/// A maintainer's answer to a question.
enum Answer {
  /// The proposed answer is right: what the question settles is confirmed.
  Yes "yes",
  /// It is wrong: what the question settles has to be changed.
  No "no",
}

// --- The project ----------------------------------------------------------------

/// A project with a security contract: a library, a program, a service, a driver or a protocol.
zone Project : System {
  /// The address of its repository.
  attr repository : string?;
  /// The commit that the contract was compared with, as hexadecimal digits.
  attr commit : string?;
  /// The day of the last change to the contract.
  attr revised : date;
  /// Which versions the contract is for, and which contract a report about another version is compared with.
  attr versions : string? "Which versions is the contract for?";
  /// How far the contract is agreed on, and who wrote it.
  attr status : string?;
  /// Where to report a vulnerability.
  attr report_to : string "Where are vulnerabilities reported?";
  /// The part of the repository that the contract is for, as a path; unset: all of it.
  attr subpath : string?;
  /// The files of the chain that scanners follow, as paths in the repository.
  attr agents_file : string = "AGENTS.md";
  attr security_file : string = "SECURITY.md";
  attr document : string = "THREAT_MODEL.md";
  /// The same contract as JSON, if it is in the repository.
  attr data_file : string?;
}

// --- Claims ---------------------------------------------------------------------

/// A statement of a contract. It is not a part of the system: it is neither drawn nor reviewed.
@statement
abstract component Claim : Element {
  out_of_scope = "a statement about the system, and not a part of it";
  /// Where it is documented: a file of the repository with a line, `docs/server.md:12`, or an address.
  attr sources : [string] = [];
  /// The maintainer who confirmed it.
  attr confirmed_by : string?;
  /// The day on which they did.
  attr confirmed_on : date?;
  /// The question that would confirm it, if no `OpenQuestion` settles it.
  attr ask : string?;
  /// The answer that is proposed to that question.
  attr proposed : string?;
  /// When to ask, 1 being first; by default it follows from the section.
  attr wave : int(1 to 9)?;
  /// Claims that it rests on.
  attr cites : [Claim] = [];
  /// What else to say about it.
  attr note : string?;
}

/// Something that the project is made for.
component IntendedUse : Claim;

/// Who takes part, and what they are trusted with.
component Role : Claim {
  /// Whether what they send or set is trusted.
  attr trusted : bool;
  /// What they are trusted with, or may do.
  attr trusted_with : string?;
  /// The positions of attackers that they hold.
  attr positions : [Position] = [];
}

/// A family of components: code that belongs together.
component SoftwareComponent : Claim {
  /// Its files, as globs: `src/**`, `lib/*.h`. The longest glob that matches a file decides.
  attr paths : [string] = [];
  /// What it touches outside the process.
  attr touches : [Touch] = [];
  /// Why it is not covered by the contract; unset: it is.
  attr excluded : string?;
  /// Under which condition it is covered, for example an option of the build.
  attr included_if : string?;
  /// The variant that it is a part of, if it is not in the default build.
  attr variant : BuildVariant?;
  /// The element of the model that it is the code of: who can reach it follows from the model.
  attr element : Element?;
}

/// A use or a threat that is out of scope.
component Exclusion : Claim {
  attr category : ExclusionKind;
  /// Why it is out of scope.
  attr reason : string;
  /// Weaknesses that it covers, for example `cwe(385)`.
  attr weaknesses : [Reference] = [];
  /// What it is confined to; empty: it is true of the whole project.
  attr components : [SoftwareComponent] = [];
}

/// A line at which trust changes.
component TrustBoundary : Claim {
  attr components : [SoftwareComponent];
  /// What makes a finding matter: from where it must be reachable.
  attr precondition : string?;
}

/// What the project assumes about where it runs.
component EnvironmentAssumption : Claim { attr area : EnvironmentArea; }

/// Something that the project does not do to its host.
component NegativeClaim : Claim { attr touch : Touch?; }

/// An option of the build or the configuration that changes the contract.
component BuildVariant : Claim {
  /// The value of the option if nobody sets it.
  attr default_value : string;
  /// What it changes.
  attr effect : string;
  /// Whether maintainers advise against the other values.
  attr discouraged : bool = false;
  /// Whether the default is the less secure value.
  attr insecure_default : bool = false;
  /// Whether it is set when the program runs, and not when it is built.
  attr at_runtime : bool = true;
  /// What maintainers say about reports that need it.
  attr stance : string?;
  /// The overlay of the model that shows the variant.
  attr overlay : string?;
  attr components : [SoftwareComponent] = [];
}

/// A way into the project: a function, a route, a command, a message, a file that is read.
component EntryPoint : Claim {
  attr part_of : SoftwareComponent;
  /// How the code calls it: names, in which `*` stands for any characters; by default the title.
  attr symbols : [string] = [];
}

/// A parameter of an entry point, or a part of what arrives there.
component Parameter : Claim {
  attr of : EntryPoint;
  /// Its type or format.
  attr type : string?;
  attr controllable : Controllable;
  /// Under which condition attackers control it.
  attr condition : string?;
  /// What the caller or operator must enforce.
  attr caller_enforces : string?;
  /// Who chooses its value.
  attr chosen_by : [Role] = [];
  /// The variant without which attackers do not reach it.
  attr variant : BuildVariant?;

  require controllable != Conditional or known(condition) :
      "a parameter that attackers control conditionally says under which `condition`";
}

/// How entry points are found in the code. Each match must be an entry point of the contract.
component EntryPointPattern : Claim {
  /// The files that are searched, as globs.
  attr files : [string];
  /// A regular expression; its first group is the name of the entry point.
  attr pattern : string;
}

/// An attacker, in scope or not.
component Adversary : Claim {
  /// Why they are out of scope; unset: they are in scope.
  attr excluded : string?;
  /// The positions that they hold.
  attr positions : [Position] = [];
  /// What they can do.
  attr capabilities : [string] = [];
  /// What they are after.
  attr goals : [string] = [];
  /// In a replicated system, how many participants must be honest.
  attr threshold : string?;
}

/// A property that the project provides.
component PropertyProvided : Claim {
  attr about : SecurityProperty;
  /// Where it is provided; empty: everywhere.
  attr components : [SoftwareComponent] = [];
  /// Under which condition.
  attr condition : string?;
  /// How a violation shows.
  attr symptom : string;
  attr tier : Tier = Security;
  /// The number that separates a violation from expected behaviour.
  attr threshold : string?;
  /// Weaknesses that violate it, for example `cwe(787)`.
  attr weaknesses : [Reference] = [];
}

/// A property that the project does not provide.
component PropertyNotProvided : Claim {
  attr about : SecurityProperty;
  attr components : [SoftwareComponent] = [];
  attr condition : string?;
  attr reason : string;
  /// Whether the project has something that is easily taken for the property.
  attr false_friend : bool = false;
  /// Weaknesses that it disclaims, for example `cwe(409)`.
  attr weaknesses : [Reference] = [];
}

/// A class of attacks that is left to the caller.
component AttackClass : Claim { attr weaknesses : [Reference] = []; }

/// What users of the project must do.
component DownstreamDuty : Claim {
  /// Who must do it; empty: everyone.
  attr duty_of : [Role] = [];
}

/// A use that is known to be wrong.
component Misuse : Claim {
  attr why_unsafe : string;
  attr instead : string?;
  /// Weaknesses that it leads to, for example `cwe(345)`.
  attr weaknesses : [Reference] = [];
  attr components : [SoftwareComponent] = [];
}

/// Something that tools and people report again and again, and why it is safe. It cites the claims that license it.
component NonFinding : Claim {
  attr why_safe : string;
  /// Tools and rules that report it, `tool:rule`; `*` stands for any characters.
  attr rules : [string] = [];
  attr weaknesses : [Reference] = [];
  /// Where it is reported, as globs; empty: anywhere.
  attr paths : [string] = [];
  /// How the code suppresses it.
  attr suppression : string?;
  /// What remains a valid finding nevertheless.
  attr still_valid : string?;
}

/// A change that calls for a revision of the contract.
component ChangeCondition : Claim;

/// A worked example of triage.
component TriageExample : Claim {
  attr disposition : Disposition;
  attr reason : string?;
}

/// A question to the maintainers, with the claims that it settles.
component OpenQuestion : Claim {
  /// The claims that the answer confirms or denies.
  attr settles : [Claim] = [];
  attr answer : Answer?;
  /// What the maintainer said.
  attr answer_text : string?;
  attr answered_by : string?;
  attr answered_on : date?;
}
