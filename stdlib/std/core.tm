/// What every model is made of: the root kinds, their attributes, and the
/// scales that rules measure with. Every other module builds on this one.
package std.core;

// --- Scales -------------------------------------------------------------------

/// How bad a finding is.
@severity
ordered enum Severity {
  /// Worth knowing; nothing has to be done.
  Info,
  /// Fix it when the part is touched next.
  Low,
  /// Fix it within the normal plan.
  Medium,
  /// Fix it before the next release.
  High,
  /// Fix it now.
  Critical,
}

/// Who may read a piece of data.
ordered enum Sensitivity {
  /// Anyone may read it.
  Public,
  /// Everyone inside the organisation may read it.
  Internal,
  /// Only those who need it may read it; a leak hurts people or the business.
  Confidential,
  /// A leak is a disaster: card numbers, health records, signing keys.
  Restricted,
}

/// How much depends on something being right, or being there.
ordered enum Need {
  /// A wrong or missing one is a nuisance.
  Ordinary,
  /// A wrong or missing one costs money or trust.
  Important,
  /// A wrong or missing one endangers people or the business.
  Vital,
}

/// How a caller proves who it is.
enum AuthN {
  /// It does not: whoever can connect is served.
  Anonymous,
  /// One account that several people use.
  SharedAccount,
  /// A password, at each connection or login.
  Password,
  /// A cookie that a browser attaches by itself.
  SessionCookie,
  /// A long-lived secret sent along with each call.
  ApiKey,
  /// A token that an issuer signed and that runs out.
  Token,
  /// A signature over each request.
  SignedRequest,
  /// A client certificate.
  ClientCertificate,
  /// A ticket of a directory's domain.
  Kerberos,
  /// A key pair kept in a device, bound to the site.
  WebAuthn,
  /// An identity that the platform gives to a workload.
  WorkloadIdentity,
}

/// Versions of TLS and of its predecessor.
ordered enum TlsVersion { Ssl3, Tls10, Tls11, Tls12, Tls13 }

/// Formats whose parsers have a history.
enum Format {
  Json,
  Csv,
  Yaml,
  Xml,
  /// Pictures, audio, video, fonts.
  Media,
  /// Office files and PDF.
  Document,
  /// ZIP, tar and other packed files.
  Archive,
  /// Objects of the programming language written as bytes: pickle, Java or PHP serialisation.
  SerializedObject,
  /// Source text or byte code that is run.
  Code,
}

/// What a fix costs.
ordered enum Effort {
  /// Hours: a setting.
  Small,
  /// Days: a change in one place.
  Moderate,
  /// Weeks: a change of design.
  Large,
}

/// STRIDE: the six ways in which a system's promises are broken.
@category(stride)
enum Stride {
  /// Someone passes for someone else.
  Spoofing "Spoofing",
  /// Something is changed that should not be.
  Tampering "Tampering",
  /// Someone can deny having done it.
  Repudiation "Repudiation",
  /// Someone reads what is not for them.
  InformationDisclosure "Information disclosure",
  /// The service is not there when it is needed.
  DenialOfService "Denial of service",
  /// Someone can do more than they may.
  ElevationOfPrivilege "Elevation of privilege",
}

// --- Systems --------------------------------------------------------------------

/// What one team answers for.
@system
abstract zone System {
  attr owner : string? "Who answers for it?";
  attr controls : [Control] = [];
}

// --- Data ---------------------------------------------------------------------

/// Something that is worth protecting, or at least worth naming.
abstract data Data {
  attr sensitivity : Sensitivity? "How bad is it if outsiders read it?";
  /// How bad a silent change is. Confidential data is taken to matter.
  attr integrity : Need? = if sensitivity >= Confidential then Important else Ordinary
      "How bad is it if someone changes it unnoticed?";
  /// How bad it is when the data cannot be reached or is lost.
  attr availability : Need = Ordinary;
  /// Whether it tells something about a person.
  attr personal : bool = false;
  /// Whether someone may later deny having sent or agreed to it.
  attr disputable : bool = false;
  /// The only boundaries in which it may be; empty: anywhere.
  attr confined_to : [Boundary] = [];
  /// How long it is kept.
  attr retention : duration? "How long is it kept?";
  attr owner : string? "Who answers for it?";
  attr controls : [Control] = [];
  /// Whether outsiders must not read it.
  let sensitive = sensitivity >= Confidential;
  /// Whether nobody may change it unnoticed.
  let precious = integrity >= Important;
}

// --- Zones --------------------------------------------------------------------

/// A line that holds what is trusted alike. Crossing one is when checks are due.
abstract zone Boundary {
  /// 0: anyone can be there. 100: only what we fully control.
  attr trust : int? "How far is what lies inside trusted, 0 to 100?";
  attr controls : [Control] = [];
  /// Whether one break-out gives an attacker all that is inside, as on one machine.
  attr shared_runtime : bool = false;
  attr owner : string? "Who answers for it?";
}

// --- Flows --------------------------------------------------------------------

/// Data on its way from one element to another. Its source starts it.
abstract channel Flow {
  attr carries : [Data]? "What data does it carry?";
  attr controls : [Control] = [];
  attr port : int?;
  /// Whether it leaves the machine. A person at a screen does not.
  attr networked : bool =
      not ((source is Person and target is UserAgent) or (source is UserAgent and target is Person));
  attr encrypted : bool? "Is the traffic encrypted on its way?";
  attr integrity : bool? = encrypted "Would a change made on the way be noticed?";
  attr peer_verified : bool? = if encrypted then unknown else false
      "Does the side that calls verify whom it has reached?";
  attr authn : AuthN? = target.authn "How does the caller prove who it is?";
  attr client_verified : bool? = authn != Anonymous "Does the side that answers verify who calls?";
  /// The lowest version of TLS that is accepted, if it is TLS.
  attr min_tls : TlsVersion? "Which version of TLS is the lowest that is accepted?";
  attr replay_protected : bool? "Is a request that arrives twice carried out only once?";
  attr signed : bool? "Is each message signed by its sender?";
  attr time_limited : bool? "Does the caller give up after a set time?";
  attr tunnelled : bool? "Can it be used through a VPN or a bastion host only?";
  /// Whether it controls the target rather than uses it: a shell, a console.
  attr administrative : bool = false;
  /// Whether it brings code that the target will run: a deployment, an update, a script.
  attr brings_code : bool = false;
  /// Whether the secret with which the caller logs in is replaced regularly.
  attr credential_rotated : bool? "Is the caller's secret replaced regularly, and at once after a leak?";

  /// Whether what it carries must not be read by others.
  let sensitive = any d in carries : d.sensitive;
  /// Whether what it carries must not be changed unnoticed.
  let precious = any d in carries : d.precious;
  /// Whether what it carries is worth an attack.
  let matters = sensitive or precious;
  /// Whether its caller is someone whom we do not trust.
  let from_untrusted = networked and untrusted(source) and trust_of(target) > trust_of(source);
  /// Whether it passes through places where others may listen or meddle.
  let travels = networked and (not crosses.empty or trust_of(source) != trust_of(target));
}

// --- Elements -----------------------------------------------------------------

/// A part of a system: someone, something that runs, or something that keeps data.
abstract component Element {
  attr stores : [Data]? "What data does it keep?";
  attr controls : [Control] = [];
  /// Where it listens, as `https://shop.example:8443`. Generated tests connect there.
  attr endpoint : endpoint?;
  attr owner : string? "Who answers for it?";
  /// How those who call it prove who they are; each flow may say otherwise.
  attr authn : AuthN? "How do its callers prove who they are?";
  /// Whether others call it to be served.
  attr serving : bool = true;
  /// Whether we run it.
  attr run_by_us : bool = true;
  /// How much depends on its being there.
  attr availability : Need = Ordinary;
  attr encrypted_at_rest : bool? "Is what it keeps encrypted on disk, with keys kept elsewhere?";
  attr audit_log : bool? "Does it record who did what, and when?";
  attr access_control : bool?
      "Does it check, for each request, whether the caller may do this with this object?";
  /// Whether one failing instance is replaced by another.
  attr redundant : bool? "Does another instance take over when it fails?";

  /// Whether requests of someone whom we do not trust arrive here directly.
  let entry_point = any f in serves : f.from_untrusted;
  /// Whether input of someone whom we do not trust arrives here, directly or
  /// passed on by one other element.
  let takes_untrusted = any f in serves : f.from_untrusted or f.source.entry_point;
}

/// Someone outside the program: a person, or a group of people.
@shape("actor")
component Actor : Element {
  serving = false;
  run_by_us = false;
  stores = [];
  authn = Anonymous;
  encrypted_at_rest = true;
  audit_log = true;
  access_control = true;
}

/// A human being who uses the system.
component Person : Actor;

/// Something that runs and that we build or operate.
@shape("process")
component Process : Element {
  stores = [];
  /// The programming language, in lower case.
  attr language : string?;
  /// Formats that it takes from its callers and parses.
  attr parses : [Format] = [];
  /// Whether it runs as root or administrator.
  attr privileged : bool = false;
  /// Whether it starts other programs with arguments that callers influence.
  attr runs_commands : bool = false;
  /// Whether it calls addresses that callers choose.
  attr fetches_urls : bool? "Can a caller's input choose the address that it connects to?";
  /// Whether one instance serves customers who must not see each other.
  attr multi_tenant : bool = false;
  /// Whether people use it through pages that it makes.
  attr renders_html : bool = false;
  /// Whether it keeps files that callers send.
  attr accepts_files : bool = false;
  /// Whether pages of any origin may call it with the user's credentials.
  attr any_origin : bool = false;

  attr rate_limited : bool? "Is there a limit to how much one caller can ask for?";
  attr guess_limited : bool? "Does it slow down or lock out whoever tries many passwords?";
  attr multi_factor : bool? "Do its users need a second factor?";
  attr tokens_checked : bool? "Are signature, issuer, audience and expiry of each token checked?";
  attr csrf_protected : bool? "Does it refuse changes that another site's page asked for?";
  attr frame_protected : bool? "Does it forbid other sites to show it in a frame?";
  attr output_encoded : bool? "Is everything from callers encoded for the place where a page shows it?";
  attr parameterized_queries : bool? "Do its queries pass values as parameters, never as text?";
  attr paths_confined : bool? "Are file names from callers confined to one folder?";
  attr arguments_separated : bool? "Are the arguments of programs passed as a list, never through a shell?";
  attr safe_parsing : bool? "Are its parsers set to refuse external entities, expansion and foreign types?";
  attr size_limited : bool? "Is there a limit to the size of what it unpacks or parses?";
  attr files_checked : bool?
      "Are uploaded files checked by content, renamed, and kept where nothing runs them?";
  attr addresses_checked : bool? = if fetches_urls then unknown else true
      "Are the addresses that it connects to checked against a list?";
  attr tenants_separated : bool? "Is each tenant's data out of the others' reach by construction?";
  attr sandboxed : bool? "Is what it runs confined, so that a break-in stays inside?";
}

/// A program that a person uses directly, on a device that we do not control.
component UserAgent : Process {
  // What runs on a person's own device answers to that person alone.
  serving = false;
  run_by_us = false;
  authn = Anonymous;
  access_control = true;
  audit_log = true;
}

/// Something that keeps data.
@shape("store")
component Store : Element {
  stores = unknown;
  attr backed_up : bool? "Is there a copy that someone who breaks in here cannot delete?";
  /// Whether anyone can read it without logging in.
  attr public_access : bool = false;
  /// Whether it only ever adds, so that nobody can change what was written.
  attr append_only : bool? "Is it impossible to change or delete what was written?";
}

/// A system of someone else that ours talks to.
@shape("external")
component ExternalService : Element {
  run_by_us = false;
  stores = [];
  encrypted_at_rest = true;
  audit_log = true;
  access_control = true;
  /// Whether a contract says what the other side may do with our data.
  attr contract : bool? "Is there a contract on what it may do with the data?";
}

// --- Words that rules share -----------------------------------------------------

/// How far an element is trusted: by its boundary, or else by what it is.
function trust_of(e : Element) : int =
    e.trust.or_else(if e is Actor or e is UserAgent then 0 else if e is ExternalService then 10 else 50);

/// Whether an element is someone or something that may be hostile.
predicate untrusted(e : Element) = trust_of(e) < 20;

/// Whether an element keeps or handles data that outsiders must not read.
predicate handles_sensitive(e : Element) = any d in e.handles : d.sensitive;

/// Whether an element keeps or handles data that nobody may change unnoticed.
predicate handles_precious(e : Element) = any d in e.handles : d.precious;

/// Whether an element has something to guard: it handles data that outsiders
/// must not read, or must not change.
predicate guards(e : Element) = any d in e.handles : d.sensitive or d.precious;

/// Whether an element keeps data that outsiders must not read.
predicate keeps_sensitive(e : Element) = any d in e.stores : d.sensitive;

/// How bad it is when someone gets at a flow: worst where anyone can.
function severity_on(f : Flow) : Severity =
    if untrusted(f.source) or untrusted(f.target) then High
    else if trust_of(f.source) != trust_of(f.target) then High
    else Medium;
