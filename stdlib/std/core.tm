/// What every model is made of: the root kinds, their attributes, and the
/// scales that rules measure with. Every other module builds on this one.
package std.core;

import std.scales.{Likelihood, Impact};

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
  @also("sensitive")
  Confidential,
  /// A leak is a disaster: card numbers, health records, signing keys.
  @also("Secret", "top secret")
  Restricted,
}

/// How much depends on something being correct or available.
@formerly("Need")
ordered enum Criticality {
  /// A wrong value or an outage is a nuisance.
  @formerly("Ordinary") Operational,
  /// A wrong value or an outage costs money or trust.
  Important,
  /// A wrong value or an outage endangers people or the business.
  @formerly("Vital") Critical,
}

/// The properties of information that security protects.
@formerly("Promise")
enum SecurityObjective {
  /// Confidentiality: only authorised people read it.
  Confidentiality,
  /// Integrity: it is correct, and only authorised people change it.
  Integrity,
  /// Availability: it works when it is needed.
  Availability,
}

/// What a caller may do with the data of a flow.
enum Action { Create, Read, Update, Delete, Execute }

/// How a caller proves who it is.
enum AuthN {
  /// No login: anyone who can connect is served.
  @also("none", "unauthenticated", "no authentication")
  Anonymous,
  /// One account that several people use.
  @also("shared login")
  SharedAccount,
  /// A password, at each connection or login.
  @also("basic authentication", "basic auth")
  Password,
  /// A cookie that a browser attaches automatically.
  @also("cookie")
  SessionCookie,
  /// A long-lived secret sent along with each call.
  @also("API token")
  ApiKey,
  /// A token that an issuer signed and that expires.
  @also("JWT", "bearer token", "OAuth", "OIDC")
  Token,
  /// A signature over each request.
  @also("HMAC", "SigV4")
  SignedRequest,
  /// A client certificate.
  @also("mTLS", "mutual TLS")
  ClientCertificate,
  /// A ticket of a directory's domain.
  @also("SPNEGO", "GSSAPI")
  Kerberos,
  /// A key pair kept in a device, bound to the site.
  @also("passkey", "FIDO2")
  WebAuthn,
  /// An identity that the platform gives to a workload.
  @also("managed identity", "IAM role", "SPIFFE")
  WorkloadIdentity,
}

/// Versions of TLS and of its predecessor.
ordered enum TlsVersion { Ssl3, Tls10, Tls11, Tls12, Tls13 }

/// Formats whose parsers have a history of vulnerabilities.
enum Format {
  Json,
  Csv,
  Yaml,
  Xml,
  /// Pictures, audio, video, fonts.
  @also("image", "video")
  Media,
  /// Office files and PDF.
  @also("PDF", "Office")
  Document,
  /// ZIP, tar and other packed files.
  @also("ZIP", "tar")
  Archive,
  /// Objects of the programming language written as bytes: pickle, Java or PHP serialisation.
  @also("pickle")
  SerializedObject,
  /// Source text or byte code that is run.
  @also("script")
  Code,
}

/// Where attackers can be, and who they are. Positions follow from the persons, programs, services and zones
/// of a model; tmc traces from there over all flows what they send and request, and whose code runs. Each has
/// the likelihood that those who hold it try something where they are (`@base`); `slope` says how it falls
/// with the distance.
@position
enum Position {
  /// Anyone, without an account.
  @base(VeryHigh) @outside @holds @zone(9)
  Stranger "anyone on the internet",
  /// Anyone with an account, which anyone can get.
  @base(VeryHigh) @outside
  Customer "any customer",
  /// Another organisation, someone who works there, or someone who broke in there.
  @base(Moderate) @outside @holds @zone(39)
  Partner "a partner",
  /// Someone in the organisation, or someone who has taken over their account or machine.
  @base(Moderate) @zone(55)
  Employee "any employee",
  /// Someone who may change how the system works, or someone who has taken over such an account.
  @base(Low)
  Administrator "an administrator",
  /// Someone who got into the network, or was there already.
  @base(Moderate) @zone(100) @unplaced
  Neighbour "someone on the same network",
  /// Another customer on the same machines.
  @base(Low) @outside
  CoTenant "another tenant",
  /// Someone who finds, steals or opens a machine or a medium.
  @base(Low) @outside
  Thief "whoever holds the machine",
  /// Someone who writes, keeps or builds code that we run.
  @base(Low) @outside
  Supplier "a supplier of code",
  /// Someone who controls a place that is assumed to be compromised.
  @base(VeryHigh) @taken
  Intruder "whoever holds the place that is taken",
}

/// The medium of a flow, which decides who else can listen or interfere.
@medium
enum Medium {
  /// Inside one machine: memory, a pipe, a socket file. Nobody else can listen.
  @closed
  Machine,
  /// A cable with two ends: a serial line, USB, a direct link.
  @reaches(Thief)
  Wire,
  /// A cable or switch that others are plugged into: a field bus, CAN, a local network.
  @reaches(Neighbour)
  SharedWire,
  /// Radio: anyone nearby can listen and send.
  @reaches(Neighbour)
  Radio,
  /// Networks that others run: the internet, a mobile network.
  @reaches(Stranger)
  PublicNetwork,
  /// Handed over by people, on paper or another medium.
  @reaches(Employee)
  Hands,
  /// A courier or the post.
  @reaches(Partner)
  Courier,
}

/// Security-relevant things that a program does. A model answers with one line, `does = [ParsesXml,
/// FetchesUrls];`, or `does = [];` for none of them; until it does, that is one question. Packages add their
/// own with an enum marked `@adds_to(Capability)`.
enum Capability {
  /// It starts other programs, with arguments that callers influence.
  RunsCommands "starts other programs with values from callers",
  /// It runs code that callers bring.
  @formerly("RunsForeignCode") RunsUntrustedCode "runs code that callers bring",
  /// It makes language objects from bytes that callers send: pickle, Java or PHP serialisation.
  @formerly("RebuildsObjects") DeserializesObjects
      "deserialises objects of its language (pickle, Java, PHP) that callers send",
  /// It parses XML from callers.
  ParsesXml "parses XML from callers",
  /// It parses YAML from callers.
  ParsesYaml "parses YAML from callers",
  /// It parses office files or PDF from callers.
  ParsesDocuments "parses office files or PDF from callers",
  /// It parses pictures, sound, video or fonts from callers.
  ParsesMedia "parses pictures, sound or video from callers",
  /// It unpacks ZIP, tar and other archives from callers.
  UnpacksArchives "unpacks archives from callers",
  /// It keeps files that callers send.
  @formerly("TakesUploads") AcceptsUploads "keeps files that callers upload",
  /// It connects to addresses that callers choose: webhooks, previews, imports by address.
  FetchesUrls "connects to addresses that callers choose",
  /// It has pages or calls for administrators.
  Administers "has pages or calls for administrators",
  /// One instance serves customers who must not see each other's data.
  ServesTenants "serves customers who must not see each other's data",
  /// It runs as root or administrator.
  RunsPrivileged "runs as root or administrator",
  /// It serves HTML pages to people.
  @formerly("MakesPages") RendersHtml "makes pages that people look at in a browser",
  /// Scripts render its pages in the browser.
  @formerly("BuildsPagesInBrowser") RendersInBrowser "has scripts that put its pages together in the browser",
  /// Values from callers end up in headers of its responses.
  SetsHeaders "puts values from callers into headers of its answers",
  /// Callers write queries, as with GraphQL.
  @formerly("TakesQueries") ServesGraphQl "lets callers write queries (GraphQL)",
  /// Pages of any origin may call it with the user's login.
  AllowsAnyOrigin "lets pages of any origin call it with the user's login (CORS)",
  /// It sends browsers to addresses that the request names.
  RedirectsBrowsers "sends browsers to addresses that the request names",
  /// It fills in templates that callers write.
  @formerly("FillsTemplates") RendersTemplates "fills in templates that callers write",
  /// It loads files or modules as code by a name from the request.
  IncludesFiles "loads files or modules as code by a name from the request",
  /// It matches long texts, or matches texts against patterns from callers.
  @formerly("MatchesPatterns") MatchesRegexes "matches long texts, or patterns that callers write",
  /// It writes XML, or searches it, with values from callers.
  WritesXml "writes XML, or searches it, with values from callers",
  /// It writes tables that people open in a spreadsheet.
  @formerly("ExportsTables") ExportsSpreadsheets "exports tables that people open in a spreadsheet",
  /// It puts values from callers into environment variables, as CGI does.
  SetsEnvironment "puts values from callers into environment variables (CGI)",
  /// It makes automated decisions about people: a loan, a job, a suspicion.
  @formerly("DecidesAboutPeople") MakesAutomatedDecisions "decides about people: a loan, a job, a suspicion",
  /// It offers scarce goods: tickets, appointments.
  SellsScarceGoods "gives out what there is too little of: tickets, appointments",
}

/// Security-relevant properties of a piece of data. A model answers with one line, `traits = [Disputable];`,
/// or `traits = [];` for none of them.
enum Trait {
  /// It is information about a person.
  @formerly("AboutPersons") Personal "tells something about a person",
  /// It may be used only with the person's consent.
  @formerly("ByConsent") ConsentBased "may be used only because the person agreed",
  /// Someone may later deny having sent or agreed to it.
  Disputable "is an order or consent that its sender may later deny",
  /// The sender must be able to deny it: a vote, a tip.
  Deniable "must be deniable by whoever sent it: a vote, a tip",
  /// The mere existence of an entry about a person reveals too much.
  @formerly("SecretExistence") SensitiveExistence "tells too much by being there at all: a patient's file",
}

/// Connectors into which someone with physical access can plug something.
enum HardwarePort {
  /// USB, or another connector for devices and media.
  Usb,
  /// A slot for memory cards.
  MemoryCard,
  /// A test connector of a chip: JTAG, SWD.
  @also("JTAG", "SWD")
  Debug,
  /// A serial console: UART, RS-232.
  @also("UART", "RS-232")
  Serial,
  /// The connector of a workshop: OBD, a service port.
  @also("OBD-II")
  Diagnostics,
  /// A network jack.
  @formerly("Jack") Ethernet,
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

/// What attackers gain from a weakness. A rule
/// sets `gain` if its categories do not fit.
@gain
enum Gain {
  /// They read the data that it handles or carries.
  Reads,
  /// They change the data that it handles or carries.
  Changes,
  /// They use it with the rights of its callers.
  Uses,
  /// They control what it does.
  TakesOver,
  /// They control everything in the boundary around it.
  Spreads,
  /// It no longer works when it is needed.
  Stops,
}

/// Where attackers must be to use a weakness. A rule sets `vantage`, and the cost with `work`, if the
/// defaults here do not fit.
@vantage
enum Vantage {
  /// No foothold is needed, but time, money or a helper: theft, fraud, a supplier.
  @cost(12)
  Anywhere,
  /// What they send arrives there, directly or through others.
  @cost(2)
  Sending,
  /// They are in a place that the flow passes.
  @cost(3)
  OnTheWay,
  /// They are in the boundary around it, and control something there.
  @cost(3)
  Inside,
  /// They control something that it talks to.
  @cost(3)
  OtherEnd,
  /// They already control it, or can read the data, and continue from there.
  @cost(2)
  Holding,
}

/// STRIDE: the six categories of threats.
@category(stride)
enum Stride {
  /// Someone pretends to be someone else.
  @gain(Uses) @also("impersonation")
  Spoofing "Spoofing",
  /// Something is changed that should not be.
  @gain(Changes)
  Tampering "Tampering",
  /// Someone can deny having done it.
  Repudiation "Repudiation",
  /// Someone reads data that they must not read.
  @gain(Reads) @also("information leakage", "data leak")
  InformationDisclosure "Information disclosure",
  /// The service is not available when it is needed.
  @gain(Stops) @also("DoS")
  DenialOfService "Denial of service",
  /// Someone can do more than they are authorised to do.
  @gain(TakesOver) @also("EoP", "privilege escalation")
  ElevationOfPrivilege "Elevation of privilege",
}

// --- Systems --------------------------------------------------------------------

/// What is reviewed as a whole, for example what one team is responsible for.
@system
abstract zone System {
  attr owner : string? "Who answers for it?";
  attr purpose : string? "What is it for, in one sentence?";
  attr objectives : [string]? "What must it do for the business, and what must never happen?";
  attr obligations : [string]? "Which laws, contracts and standards bind it?";
  attr impact_order : string? "Which weigh most, in order: reputation, money, work, safety, fines?";
  attr tolerance : string? "How much risk may remain, and who decides?";
  attr controls : [Control] = [];
  /// Why it is not reviewed in this model, with everything in it. If unset, it is reviewed.
  attr out_of_scope : string?;
  /// Tags, for example `"pci"`, for rules, views and filters of outputs.
  attr tags : [string] = [];
  /// Links to more about it: addresses, each with an optional text before it.
  attr links : [string] = [];
  @formerly("names_cleaned") attr dns_records_cleaned : bool?
      "Are DNS names deleted together with the services that they point to?";
  /// Whether parts outside all boundaries can reach each other only over the flows in the model.
  attr isolated : bool?
      "Are parts outside any boundary unable to listen to or call each other, except where a flow is drawn?";
  /// How likely someone is to get at something in it, judged only by where attackers are.
  attr attempts : Likelihood? = max(elements.attempts | [Likelihood.VeryLow]);
  /// How likely someone is to get at something in it.
  attr likelihood : Likelihood? = max(elements.likelihood | [Likelihood.VeryLow]);
  /// The impact if outsiders read everything in it.
  @formerly("harm_if_read") attr confidentiality_impact : Impact? =
      max(elements.confidentiality_impact | [Impact.VeryLow]);
  /// The impact if something in it is changed unnoticed.
  @formerly("harm_if_changed") attr integrity_impact : Impact? =
      max(elements.integrity_impact | [Impact.VeryLow]);
  /// The impact if all of it is lost, or does not answer.
  @formerly("harm_if_lost") attr availability_impact : Impact? =
      max(elements.availability_impact | [Impact.VeryLow]);
}

// --- Data ---------------------------------------------------------------------

/// A data asset: data that is worth protecting, or at least worth naming.
@vantage(Anywhere)
abstract data Data {
  attr sensitivity : Sensitivity? "How bad is it if outsiders read it?";
  /// How bad an unnoticed change is. By default, it matters for confidential data.
  attr integrity : Criticality? = if sensitivity >= Confidential then Important else Operational
      "How bad is it if someone changes it unnoticed?";
  /// How bad it is when the data cannot be reached or is lost.
  attr availability : Criticality? = Operational "How bad is it if it is lost, or cannot be reached?";
  /// Which security-relevant properties it has; the attributes below follow from them.
  attr traits : [Trait]? "Which of these apply to it?";
  /// Whether it is information about a person. By default, public data is not.
  @also("PII", "personal data", "personally identifiable information", "GDPR")
  attr personal : bool? = if sensitivity == Public then false else Personal in traits;
  /// Whether it is a program, a script or an image: anyone who changes it runs code where it is used.
  attr code : bool = false;
  /// Whether nobody can be recognised in it, although it was made from personal data.
  attr anonymous : bool = false;
  /// Whether someone may later deny having sent or agreed to it: something on which much depends.
  attr disputable : bool? = if integrity == Operational then false else Disputable in traits;
  /// Whether the sender must be able to deny it: a vote, a tip.
  attr deniability_needed : bool? = if personal.or_else(true) then Deniable in traits else false;
  /// Whether the mere existence of an entry about a person reveals too much.
  @formerly("existence_secret") attr existence_sensitive : bool? =
      if personal.or_else(true) then SensitiveExistence in traits else false;
  /// Whether it may be used only with the person's consent.
  @formerly("by_consent") attr consent_based : bool? =
      if personal.or_else(true) then ConsentBased in traits else false;
  /// Whether anyone who has it can act as its owner, or open what it protects: a password, a token, a cookie,
  /// a key.
  attr secret : bool = false;
  /// Who gave it out: it is not a secret from them.
  attr issued_by : [Element] = [];
  /// Who receives and checks it: it is not a secret from them. The target of a flow whose `credentials` names
  /// it need not be named here.
  attr verified_by : [Element] = [];
  /// Its owners: those who log in with it, or sign or decrypt with it.
  attr held_by : [Element] = [];
  /// Whether it can be fetched or made again elsewhere when it is lost.
  attr replaceable : bool = false;
  /// The only boundaries in which it may be; empty: anywhere.
  attr confined_to : [Boundary] = [];
  /// How long it is kept.
  attr retention : duration? "How long is it kept?";
  attr owner : string? "Who answers for it?";
  attr controls : [Control] = [];
  /// Why it is not reviewed in this model, with everything in it. If unset, it is reviewed.
  attr out_of_scope : string?;
  /// Tags, for example `"pci"`, for rules, views and filters of outputs.
  attr tags : [string] = [];
  /// Links to more about it: addresses, each with an optional text before it.
  attr links : [string] = [];
  /// The impact on people or the business if outsiders read it.
  @formerly("harm_if_read") attr confidentiality_impact : Impact? =
      if sensitivity >= Restricted then VeryHigh
      else if sensitivity >= Confidential then High
      else if sensitivity >= Internal then Low
      else VeryLow;
  /// The impact if someone changes it unnoticed.
  @formerly("harm_if_changed") attr integrity_impact : Impact? = harm_of(integrity);
  /// The impact if it cannot be reached, or is gone.
  @formerly("harm_if_lost") attr availability_impact : Impact? = harm_of(availability);
  /// How likely someone is to get at it at one of its places, judged only by where attackers are.
  attr attempts : Likelihood? = max(places.attempts | [Likelihood.VeryLow]);
  /// How likely someone is to get at it at one of its places.
  attr likelihood : Likelihood? = max(places.likelihood | [Likelihood.VeryLow]);
  /// Whether it is information about a person, or was made from such information.
  let about_people = personal or (not anonymous and (any x in lineage : x.personal));
  /// Whether outsiders must not read it.
  let sensitive = sensitivity >= Confidential;
  /// Whether nobody may change it unnoticed.
  let precious = integrity >= Important;
  /// How much attackers gain from reading it; the highest values in a model are goals of attacks.
  let worth_reading =
      if sensitivity >= Restricted then 3
      else if sensitivity >= Confidential then 2
      else if sensitivity >= Internal then 1
      else 0;
  /// How much attackers gain from changing it.
  let worth_changing = if integrity >= Critical then 3 else if integrity >= Important then 1 else 0;
  @formerly("pseudonym_per_receiver") attr pairwise_pseudonyms : bool?
      "Does each receiver of it get another pseudonym for the same person?";
  @formerly("deleted_in_time") attr automatically_deleted : bool?
      "Is it deleted automatically once its purpose is fulfilled?";
  @formerly("erased_everywhere") attr fully_erasable : bool?
      "Does erasing it reach every copy, backups included?";
  @formerly("informed") attr privacy_notice : bool? "Are people told what it is for when it is collected?";
  attr subject_access : bool? "Can people see, correct and erase it?";
  @formerly("consent_revocable") attr consent_withdrawable : bool? "Can consent to its use be withdrawn?";
  @formerly("lawful") attr legal_basis : bool? "Is the legal basis for using it documented?";
  @formerly("impact_assessed") attr dpia_done : bool?
      "Has a data protection impact assessment been made for it?";
  @formerly("purpose_bound") attr purpose_limited : bool?
      "Is it used only for the purpose for which it was given?";
  attr rationale : string? "Why does it matter to the organisation?";
  attr priority : SecurityObjective? "Which matters most: confidentiality, integrity or availability?";
  attr on_paper : [string]?
      "Where does it exist outside IT systems: on which paper or media, in which rooms?";
  attr known_by : [string]? "Which people outside the model know or handle it?";
  attr joins_reviewed : bool? "Has someone checked whom the combinations in it identify?";
  attr singling_out_tested : bool? "Has someone tried to single out people in it?";
}

// --- Zones --------------------------------------------------------------------

/// A trust boundary: everything inside is trusted alike, and everything that crosses it must be checked.
@vantage(Inside) @spread_cost(4) @outside_cost(8) @also("trust boundary")
abstract zone Boundary {
  /// 0: anyone can be there. 100: only what we fully control.
  attr trust : int(0 to 100)? "How far is its inside trusted, from 0 to 100?";
  attr controls : [Control] = [];
  /// Why it is not reviewed in this model, with everything in it. If unset, it is reviewed.
  attr out_of_scope : string?;
  /// Tags, for example `"pci"`, for rules, views and filters of outputs.
  attr tags : [string] = [];
  /// Links to more about it: addresses, each with an optional text before it.
  attr links : [string] = [];
  /// What deploys it, as the deployment calls it, for `tmc drift`: `["aws_db_instance.orders"]`; `*` stands for
  /// any characters. Empty: nothing does. If unset, names, tags and endpoints tell.
  attr deployed_as : [string]?;
  @formerly("names_cleaned") attr dns_records_cleaned : bool?
      "Are DNS names deleted together with the services that they point to?";
  /// Who is in it. If neither the model nor a kind sets it, it follows from the trust: see `Position`.
  attr population : [Position]?;
  /// Who runs what is in it, if not we: everything that comes from there may be theirs.
  attr held_by : [Position]?;
  /// Whether it is assumed to be compromised: an intruder is in it.
  attr breached : bool = false;
  /// Whether its network isolates its members from each other; tmc asks once for everything inside. If not,
  /// anyone inside can listen to cleartext, and can call everything that needs no login.
  attr isolated : bool? = if known(parent) then parent.isolated else unknown
      "Is it segmented, so that its members can neither listen to nor call each other except where a flow is drawn?";
  /// Whether one breakout gives attackers everything inside, as on one machine.
  attr shared_runtime : bool = false;
  attr owner : string? "Who answers for it?";
  /// How likely someone is to get at something in it, judged only by where attackers are.
  attr attempts : Likelihood? = max(elements.attempts | [Likelihood.VeryLow]);
  /// How likely someone is to get at something in it.
  attr likelihood : Likelihood? = max(elements.likelihood | [Likelihood.VeryLow]);
  /// The impact if outsiders read everything in it.
  @formerly("harm_if_read") attr confidentiality_impact : Impact? =
      max(elements.confidentiality_impact | [Impact.VeryLow]);
  /// The impact if something in it is changed unnoticed.
  @formerly("harm_if_changed") attr integrity_impact : Impact? =
      max(elements.integrity_impact | [Impact.VeryLow]);
  /// The impact if all of it is lost, or does not answer.
  @formerly("harm_if_lost") attr availability_impact : Impact? =
      max(elements.availability_impact | [Impact.VeryLow]);
  @formerly("resources_divided") attr resources_isolated : bool?
      "Does each program on it have a fixed share of memory, disk and processor time?";
}

// --- Flows --------------------------------------------------------------------

/// A data flow: a call, and the data that goes over it. Its source is the side that calls: it connects, asks
/// or hands over. `carries` is the data that it sends, `returns` the data that comes back.
@vantage(OnTheWay) @relay_cost(1) @also("data flow")
abstract channel Flow {
  /// The data that goes from the source to the target;
  /// with `<->` and without `returns`, also back.
  attr carries : [Data]? "What data does it carry?";
  /// The data that comes back: the answer, or what the source takes out of the target.
  attr returns : [Data]? = if two_way then carries else [] "What data comes back over it?";
  /// The data that goes over it in either direction.
  let payload = carries | returns;
  attr controls : [Control] = [];
  /// Why it is not reviewed in this model, with everything in it. If unset, it is reviewed.
  attr out_of_scope : string?;
  /// Tags, for example `"pci"`, for rules, views and filters of outputs.
  attr tags : [string] = [];
  /// Links to more about it: addresses, each with an optional text before it.
  attr links : [string] = [];
  attr port : port?;
  /// What its target must do to answer over it: parse XML for SOAP, accept queries for GraphQL.
  attr needs : [Capability] = [];
  /// Whether everything that goes over it is also on paper.
  let on_paper = not payload.empty and (all d in payload : (d.on_paper.size > 0).or_else(false));
  /// Whether people carry it: from hand to hand, on paper, or as a parcel.
  attr carried_by_people : bool = in_hands(source, target, on_paper.or_else(false));
  /// Whether it leaves the machine. Work at a screen, and things that people hand over or put into a cabinet,
  /// do not.
  attr networked : bool? = not (on_screen(source, target) or carried_by_people)
      "Does it leave the machine on which it starts?";
  /// Whether a person at a screen is one end of it.
  let at_screen = on_screen(source, target);
  /// Whether its ends can be on one machine: in one boundary, or in boundaries of one machine.
  let one_machine =
      crosses.empty
      or (any z in source.zones : z.shared_runtime and z in target.zones)
      or (leaves.empty and (all z in enters : z.shared_runtime))
      or (enters.empty and (all z in leaves : z.shared_runtime));
  /// Whether it leaves the machine on which it starts. A flow that is declared local does, if its ends cannot
  /// be on one machine.
  let leaves_machine = networked or not (at_screen or one_machine or carried_by_people);
  /// The medium that it goes over, if known. It decides who can listen or interfere.
  attr medium : Medium? = if carried_by_people then Hands else if leaves_machine then unknown else Machine
      "Over what does it go: inside a machine, a cable, a shared cable, radio, a public network?";
  attr sealed : bool? "Is it sealed, and are the seal and the arrival checked at the other end?";
  attr encrypted : bool? "Is the traffic encrypted?";
  attr integrity : bool? = encrypted "Would a change in transit be detected?";
  /// Whether its messages are encrypted end to end, for the final receiver. Anything outside a message, such
  /// as a login, is not.
  attr messages_encrypted : bool = false;
  @formerly("peer_verified") attr server_authenticated : bool? = if encrypted then unknown else false
      "Does the caller verify the identity of the server?";
  attr authn : AuthN? = target.authn "How does the caller prove who it is?";
  /// The data that its caller logs in with: the target
  /// verifies it, and so may have it. By default, the secrets
  /// that it carries, if its kind of login shows one.
  attr credentials : [Data]? =
      if authn in [Password, SharedAccount, SessionCookie, ApiKey, Token] then carries.filter(d => d.secret)
      else [];
  /// Whether the caller's credential proves who it is. Between programs, a cookie or a shared account does
  /// not: it belongs to someone else.
  @formerly("client_verified") attr client_authenticated : bool? =
      if source is Process
          and not (source is UserAgent)
          and not source.forwards
          and authn.or_else(Anonymous) in [SessionCookie, SharedAccount]
          then false
      else authn != Anonymous
      "Does the server authenticate the caller?";
  /// Whether TLS encrypts it, and not a tunnel, SSH or the encryption of a radio.
  attr over_tls : bool = true;
  /// The lowest version of TLS that is accepted, if it uses TLS.
  attr min_tls : TlsVersion? "What is the oldest version of TLS that is accepted?";
  attr replay_protected : bool? "Is a request that arrives twice carried out only once?";
  /// Whether what goes over it is signed: the code, if it brings code, otherwise each message.
  attr signed : bool? "Is what passes over it signed by whoever made it?";
  /// Whether the receiver can tell each message from a forged one, by a shared key or by the sender's key.
  attr messages_signed : bool? = if brings_code then unknown else signed
      "Is each message signed by its sender, and the signature checked?";
  /// Whether the side that runs the code checks who built it.
  attr code_signed : bool? = if brings_code then signed else unknown
      "Is the code that it brings signed or pinned by hash, and is that verified before it runs?";
  /// Whether each order has a signature that only its sender can make, so it convinces a third party.
  @formerly("orders_signed") attr digitally_signed : bool?
      "Does each order bear a signature that its sender alone can make?";
  /// Whether each of its callers has a different secret.
  @formerly("secret_per_caller") attr per_client_credentials : bool?
      "Does each copy of the caller have a secret of its own, issued after a login?";
  @formerly("time_limited") attr has_timeout : bool? "Does the caller time out?";
  attr tunnelled : bool? "Can it be used only through a VPN or a bastion host?";
  attr actions : [Action]? "What may its caller do with the data: create, read, update, delete, execute?";
  /// Which threats of STRIDE were considered, and answered by design or decision.
  attr considered : [Stride]? "Which STRIDE threats against it have been considered and answered?";
  /// Whether it controls the target instead of using it: a shell, a console.
  attr administrative : bool? =
      if target is Process and (source is Person or source is UserAgent)
          then if known(target.does) then Administers in target.does
              // Where an administrator calls there is something to administer.
              else if source is Person and source.administers then true
              else if any f in source.serves : f.source is Person and f.source.administers then true
              else Administers in target.does
      else false;
  /// Whether it brings code that the target will run: a deployment, an update, a script.
  attr brings_code : bool =
      (target is ExternalService and target.hands_out_code)
      or ((not source.keeps_code or (source is Process and outsider(target)))
          and (any d in returns : d.code).or_else(false))
      or (target is not Store and not target.keeps_code and (any d in carries : d.code).or_else(false));
  /// Whether the code that it brings runs where it starts: a package that is fetched, a script that is loaded.
  attr runs_at_source : bool =
      brings_code
      and two_way
      and ((any d in returns : d.code) or (none d in carries | returns : d.code)).or_else(true);
  /// Whether the secret with which the caller logs in is replaced regularly.
  @formerly("credential_rotated") attr credentials_rotated : bool?
      "Is the caller's secret replaced regularly?";

  /// Whether anyone who may use it controls its target: a shell, a deployment.
  let commands = administrative or (brings_code and not runs_at_source);
  /// Whether its caller only gets data over it and sends none: it only reads, and the model does not say
  /// which data goes which way.
  let only_fetches = two_way and (actions == [Read]).or_else(false) and (returns == carries).or_else(false);
  /// The data that goes from the source to the target.
  let sent = if only_fetches then [] else carries;
  /// Whether its caller cannot change anything over it: it only
  /// reads, or sends nothing that must be correct. Unknown if data
  /// goes both ways and nothing says what the caller may do with it.
  let only_reads =
      if known(actions) then actions == [Read]
      else if not two_way or returns != carries then not (any d in carries : d.precious)
      else if any d in carries : d.precious then actions == [Read]
      else true;
  /// Whether others must not read what goes over it in either direction.
  let sensitive = any d in payload : d.sensitive;
  /// Whether nobody may change unnoticed what goes over it in either direction.
  let precious = any d in payload : d.precious;
  /// Whether its data is worth an attack.
  let matters = sensitive or precious;
  /// The impact if outsiders read what goes over it.
  @formerly("harm_if_read") attr confidentiality_impact : Impact? =
      max(payload.confidentiality_impact | [Impact.VeryLow]);
  /// The impact if what goes over it is changed in transit.
  @formerly("harm_if_changed") attr integrity_impact : Impact? =
      max(payload.integrity_impact | [Impact.VeryLow]);
  /// The impact if nothing arrives over it.
  @formerly("harm_if_lost") attr availability_impact : Impact? =
      max(payload.availability_impact | [Impact.VeryLow]);
  /// Whether the caller is untrusted: a person, a program that someone else uses or runs, or something that
  /// passes on their requests unchanged. Employees and partners are included.
  let from_untrusted = leaves_machine and target.run_by_us and not callers.empty and target.placed;
  /// Whether a rule of its protocol asks who may call over it, so that the general rule leaves it to that.
  attr caller_judged : bool = false;
  /// Whether the side that answers passes the request on, and the person behind it logs in there. The login
  /// of a hop, such as a certificate, belongs to the hop and does not prove who that person is.
  attr proven_later : bool? =
      target.forwards
      and (any h in target.calls : not (h.payload & payload).empty.or_else(false))
      and (all h in target.calls :
          (h.payload & payload).empty.or_else(false)
          or h.authn in [Token, SessionCookie, Kerberos, WebAuthn]
          or h.proven_later);
  /// Whether a caller is outside the organisation.
  let from_outside = leaves_machine and target.run_by_us and (any a in callers : outside(a));
  /// Whether its data is worth so much that it needs protection even in our own network.
  let vital = (any d in payload : d.sensitivity >= Restricted or d.integrity >= Critical).or_else(false);
  /// Whether the model or the protocol says that it is open: in cleartext, or without a login although what
  /// it carries is valuable.
  let said_open = not encrypted.or_else(true) or (vital and not client_authenticated.or_else(true));
  /// Whether the network that it stays in isolates its members from each other.
  let secluded = if known(source.zone) then source.zone.isolated else source.system.isolated;
  /// Whether it passes through places where others may listen or interfere: between zones, over shared media,
  /// and within a network that is not known to isolate its members. A flow that is declared open is open
  /// there as well, unless the model says that the network is private.
  let travels =
      leaves_machine
      and not closed
      and (not stays or shared or (if said_open then not secluded.or_else(false) else not secluded))
      and source.placed
      and target.placed;
  /// How likely someone is to try something on it, judged only by who is on its path, who calls, and who is
  /// at its ends.
  attr attempts : Likelihood? =
      if not leaves_machine or closed then VeryLow
      else max(
        watchers.map(a => slope(a, if stays and not shared then 2 else 1))
            | callers.map(a => slope(a, caller_distance(a)))
            | (source.standing | target.standing).map(a => slope(a, 0))
            | [Likelihood.VeryLow],
      );
  /// How likely someone is to get at it: two levels less than an attempt if they have to be in a tunnel
  /// first.
  attr likelihood : Likelihood? = if tunnelled.or_else(false) then less_by_tunnel(attempts) else attempts;
  @formerly("approved_each_time") attr session_approved : bool?
      "Does someone on site approve each session over it?";
  @formerly("one_way") attr unidirectional : bool? "Does its hardware let data pass in one direction only?";
  @formerly("pinned") attr certificate_pinned : bool?
      "Does the caller accept only pinned certificates or keys?";
  @formerly("content_hidden") attr content_free : bool?
      "Do push messages over it say only that there is something new?";
  @formerly("staged") attr staged_rollout : bool? "Is a new version rolled out over it in stages?";
  @formerly("user_passed_on") attr identity_propagated : bool?
      "Does the server see, and check, for which user the caller asks?";
  @formerly("rights_minimal") attr least_privilege : bool?
      "Does the caller's account at the server have only the rights that it needs?";
  attr session_recorded : bool?
      "Are sessions over it recorded where those who work in them cannot change the recording?";
  @formerly("receipt_kept") attr receipt_signed : bool? "Does the receiver sign for what it gets over it?";
  @formerly("retries_limited") attr retry_backoff : bool? "Do retries over it back off exponentially?";
  attr fallback : bool? "Can the caller go on when the server is away for a day?";
  @formerly("answers_checked") attr responses_validated : bool?
      "Does the caller validate responses against a schema?";
  attr spending_limited : bool? "Is there a limit on what strangers can make the caller spend?";
  @formerly("identifiers_reset") attr identifiers_rotated : bool?
      "Is what passes over it free of identifiers that stay the same for a person?";
  @formerly("origin_hidden") attr sender_anonymous : bool?
      "Is the right to send over it checked without identifying the sender?";
  @formerly("traffic_hidden") attr traffic_obfuscated : bool?
      "Does it hide from observers with which service someone talks, and how much?";
  @formerly("envelope_neutral") attr sender_neutral : bool?
      "Do sender and subject of its messages reveal nothing about the receiver?";
  @formerly("minimised") attr data_minimised : bool? "Is each field that is sent over it needed?";
  attr updates_fresh : bool? "Does its client refuse an expired list of updates, and report it?";
  attr updates_consistent : bool? "Does one signed list name all parts of each update over it?";
  attr updates_bounded : bool? "Does its client stop at the announced and signed size?";
  attr updates_timed : bool? "Does its client abort an update that arrives too slowly, and report it?";
  @formerly("tickets_guarded") attr kerberos_hardened : bool?
      "Is the account of its target a managed one with a long random secret, and are only AES tickets allowed?";
  @formerly("relay_refused") attr relay_protected : bool?
      "Does its target refuse a login that was passed on, by signing or channel binding?";
}

// --- Elements -----------------------------------------------------------------

/// A part of a system: someone, something that runs, or something that keeps data.
@vantage(Sending) @also("node")
abstract component Element {
  attr stores : [Data]? "What data does it keep?";
  /// The boundaries in which it is, in addition to the one that declares it: a jump host in two networks, a gateway
  /// with two interfaces. Its flows cross neither of them, and anyone who breaks in there reaches both.
  attr also_in : [Boundary] = [];
  attr controls : [Control] = [];
  /// Why it is not reviewed in this model, with everything in it. If unset, it is reviewed.
  attr out_of_scope : string?;
  /// Tags, for example `"pci"`, for rules, views and filters of outputs.
  attr tags : [string] = [];
  /// Links to more about it: addresses, each with an optional text before it.
  attr links : [string] = [];
  /// What deploys it, as the deployment calls it, for `tmc drift`: `["aws_db_instance.orders"]`; `*` stands for
  /// any characters. Empty: nothing does. If unset, names, tags and endpoints tell.
  attr deployed_as : [string]?;
  /// Where it listens, for example `https://shop.example:8443`. Generated tests connect there.
  attr endpoint : endpoint?;
  attr owner : string? "Who answers for it?";
  /// How its callers prove who they are; a flow can set something else.
  attr authn : AuthN? "How do its callers prove who they are?";
  /// Which threats of STRIDE were considered, and answered by design or decision.
  attr considered : [Stride]? "Which STRIDE threats against it have been considered and answered?";
  /// The position of a person, or of those who run an
  /// external service. For other elements, the zone says it.
  attr position : Position?;
  /// Whether a person uses it directly, so it sends anything that this person wants.
  attr agent : bool = false;
  /// Whether it keeps messages for consumers, who act on behalf of the senders.
  attr queues : bool = false;
  /// Whether it keeps or builds code that will run elsewhere.
  attr keeps_code : bool = false;
  /// Whether it is assumed to be compromised: attackers control it.
  attr breached : bool = false;
  /// Whether others call it to be served.
  attr serving : bool = true;
  /// Whether it opens connections itself, and does not only answer.
  attr calls_out : bool = true;
  /// Whether we run it.
  attr run_by_us : bool = true;
  /// Whether it is known where it runs. If it is not, nobody can say who can get at it. Elements that are not
  /// ours count as placed.
  attr placed : bool? = if known(zone) or not run_by_us then true else unknown
      "In which boundary does it run? (Draw one around it, or say `placed = true` if that makes no difference.)";
  /// Whether it only passes requests on: a proxy, a load balancer.
  attr forwards : bool = false;
  /// Whether it is a product that comes with accounts for setting it up.
  attr ready_made : bool = false;
  @formerly("factory_logins_off") attr default_credentials_removed : bool?
      "Were its default accounts and passwords removed or changed?";
  /// Whether it shows pages of many sites, and sends each site its cookies without being asked: a browser.
  attr browses : bool = false;
  /// Whether a browser calls it, directly or through elements that only pass requests on.
  attr browsed : bool = any f in serves : f.source.browses or (f.source.forwards and f.source.browsed);
  /// How its callers prove who they are, directly or through elements that only pass requests on.
  attr logins : [AuthN] =
      serves.filter(f => known(f.authn)).authn | serves.source.filter(e => e.forwards).logins;
  /// The same, only for browsers among its callers.
  attr browser_logins : [AuthN] =
      serves.filter(f => f.source.browses and known(f.authn)).authn
      | serves.source.filter(e => e.forwards).browser_logins;
  /// Whether each user has one, so a failure
  /// stops only one person: a phone, a browser.
  attr one_per_user : bool = false;
  /// Whether programs that reach it run there, and are not only kept or passed on.
  attr runs_programs : bool = false;
  /// Whether one instance serves customers who must not see each other's data.
  attr multi_tenant : bool? = false;
  /// How much depends on its being there.
  attr availability : Criticality? = Operational "How bad is it if it does not answer for a day?";
  attr encrypted_at_rest : bool? "Is its data encrypted at rest, with keys kept elsewhere?";
  attr audit_log : bool? "Does it record who did what, and when?";
  attr access_control : bool?
      "Does it check, for each request, whether the caller may do this with this object?";
  /// Whether one failing instance is replaced by another.
  attr redundant : bool? "Does another instance take over when it fails?";
  attr passwords_hashed : bool? "Are its passwords stored as salted, slow hashes (Argon2, scrypt, bcrypt)?";
  attr recovery_tested : bool? "Is its recovery from nothing tested regularly?";
  @formerly("sites_separate") attr geo_redundant : bool?
      "Do its instances run at sites that do not fail together?";

  /// How much attackers gain from stopping it.
  let worth_stopping = if availability >= Critical then 3 else 0;
  /// The data that it gives to others, in its calls and in its answers.
  let sends = calls.sent | serves.returns;
  /// The data that it gets from others, in their calls and in their answers.
  let receives = serves.sent | calls.returns;
  /// Those who bring data here: they send it, or it is fetched from them.
  let writers =
      serves.filter(f => not f.carries.empty.or_else(false)).source
      | calls.filter(f => f.two_way and not f.returns.empty.or_else(false)).target;
  /// Those who get data from here: it is sent to them, or they fetch it.
  let readers =
      calls.filter(f => not f.carries.empty.or_else(false)).target
      | serves.filter(f => f.two_way and not f.returns.empty.or_else(false)).source;
  /// The impact if outsiders read everything here.
  @formerly("harm_if_read") attr confidentiality_impact : Impact? =
      max(handles.confidentiality_impact | [Impact.VeryLow]);
  /// The impact if something here is changed unnoticed.
  @formerly("harm_if_changed") attr integrity_impact : Impact? =
      max(handles.integrity_impact | [Impact.VeryLow]);
  /// The impact if it does not answer, or if what it keeps is lost.
  @formerly("harm_if_lost") attr availability_impact : Impact? =
      max(stores.availability_impact | [harm_of(availability)]);
  /// Whether untrusted requests arrive here directly, or
  /// through something that passes them on unchanged.
  let entry_point = any f in serves : f.from_untrusted;
  /// Whether it passes on untrusted requests unchanged.
  let relays_untrusted = forwards and not callers.empty;
  /// Whether others can change what arrives here in transit: it is in cleartext, and somebody is on its path.
  /// It counts only if the model or the protocol says so.
  let written_on_way =
      run_by_us
      and ((any f in serves : written_by_watchers(f) and not f.sent.empty.or_else(false))
          or (any f in calls : written_by_watchers(f) and not f.returns.empty.or_else(false)));
  /// Whether untrusted data arrives here, over any distance: through programs, queues and stores, and in what
  /// it fetches.
  let takes_untrusted =
      ((any a in senders : run_by_us or sender_distance(a) >= 1) or written_on_way) and placed;

  /// How likely someone is to try something here, judged only by whose data arrives, how far away they are,
  /// and who is on its network.
  attr attempts : Likelihood? = max(
    senders.map(a => slope(a, sender_distance(a))) | neighbours.map(a => slope(a, 2)) | [Likelihood.VeryLow],
  );
  /// How likely an attempt here is to succeed: one level
  /// less than the attempt if every caller has to log in,
  /// two levels less if every way here is through a tunnel.
  attr likelihood : Likelihood? =
      if not standing.empty or serves.empty then attempts
      else if all f in serves : f.tunnelled.or_else(false) then less_by_tunnel(attempts)
      else if all f in serves : f.authn.or_else(Anonymous) != Anonymous then less_by_login(attempts)
      else attempts;
}

/// An actor outside the programs: a person, or a group of people.
@shape("actor") @human @also("external entity", "external interactor")
component Actor : Element {
  serving = false;
  run_by_us = false;
  stores = [];
  authn = Anonymous;
}

/// A human being who uses the system.
component Person : Actor {
  /// Whether they may change how the system works, or see everybody's data.
  attr administers : bool = false;
}

/// A process: a program that runs and that we build or operate.
@shape("process")
component Process : Element {
  stores = [];
  /// Whether it logs users in for itself and others, and issues tokens or sessions.
  attr logs_users_in : bool = false;
  /// Which security-relevant things it does; the attributes for the single things follow from it.
  attr does : [Capability]? "Which of these does it do?";
  multi_tenant = ServesTenants in does;
  runs_programs = not forwards;
  /// Whether the platform gives it a role, with keys that it can use without being asked.
  attr platform_role : bool = false;
  @formerly("role_minimal") attr role_least_privilege : bool? "Does its role allow only what it needs?";
  /// Whether the platform starts more of it the more it is called.
  attr scales_by_itself : bool = false;
  attr concurrency_limited : bool? "Is the number of instances that run at once limited?";
  /// The programming language, in lower case.
  attr language : string?;
  /// Formats that it takes from its callers and parses.
  attr parses : [Format]? =
      [Xml].filter(x => ParsesXml in does or (any f in serves : ParsesXml in f.needs))
      | [Yaml].filter(x => ParsesYaml in does)
      | [Document].filter(x => ParsesDocuments in does)
      | [Media].filter(x => ParsesMedia in does)
      | [Archive].filter(x => UnpacksArchives in does)
      | [SerializedObject].filter(x => DeserializesObjects in does)
      | [Code].filter(x => RunsUntrustedCode in does);
  /// The connectors into which someone with physical access can plug something.
  attr ports : [HardwarePort]? "Which of these ports can someone plug something into?";
  @formerly("debug_closed") attr debug_disabled : bool?
      "Are its debug ports and consoles permanently disabled?";
  @formerly("ports_guarded") attr ports_controlled : bool?
      "Does it accept only known devices at its ports, and boot from none of them?";
  attr bootloader_locked : bool? "Does its bootloader refuse commands and unsigned images?";
  @formerly("diagnostics_guarded") attr diagnostics_authenticated : bool?
      "Does its diagnostics port authenticate whoever plugs in?";
  /// Whether it runs as root or administrator.
  attr privileged : bool? = RunsPrivileged in does;
  /// Whether it starts other programs with arguments that callers influence.
  attr runs_commands : bool? = RunsCommands in does;
  /// Whether it calls addresses that callers choose.
  attr fetches_urls : bool? = FetchesUrls in does;
  /// Whether people use it through HTML pages that it serves.
  attr renders_html : bool? = if browsed then RendersHtml in does else false;
  /// Whether it keeps files that callers send.
  attr accepts_files : bool? = AcceptsUploads in does or (any f in serves : AcceptsUploads in f.needs);
  /// Whether pages of any origin may call it with the user's credentials.
  @formerly("any_origin") attr cors_any_origin : bool? = AllowsAnyOrigin in does;
  /// Whether it sends browsers to addresses that callers name.
  attr redirects : bool? = RedirectsBrowsers in does;
  /// Whether callers write templates that it fills in.
  @formerly("templates_from_callers") attr renders_templates : bool? = RendersTemplates in does;
  /// Whether callers name files or modules that it loads as code.
  attr includes_files : bool? = IncludesFiles in does;
  /// Whether it matches long texts, or matches texts against patterns from callers.
  @formerly("matches_patterns") attr matches_regexes : bool? = MatchesRegexes in does;
  /// Whether it writes tables that people open in a spreadsheet.
  @formerly("exports_tables") attr exports_spreadsheets : bool? = ExportsSpreadsheets in does;
  /// Whether it writes XML, or searches it, with values from callers.
  attr writes_xml : bool? = WritesXml in does;
  /// Whether values from callers become environment variables, as with CGI.
  attr environment_from_callers : bool? = SetsEnvironment in does;
  /// Whether it makes automated decisions about people: a loan, a job, a suspicion.
  @formerly("decides_about_people") attr automated_decisions : bool? = MakesAutomatedDecisions in does;
  /// Whether it offers scarce goods.
  attr scarce_offer : bool? = SellsScarceGoods in does;

  attr rate_limited : bool? "Is the rate of requests limited for each caller?";
  @formerly("guess_limited") attr brute_force_protected : bool?
      "Does it slow down or lock out callers who try many passwords?";
  attr multi_factor : bool? "Do its users need a second factor?";
  @formerly("tokens_checked") attr tokens_validated : bool?
      "Does it verify signature, issuer, audience and expiry of each token?";
  attr csrf_protected : bool? "Does it refuse changes that another site's page asked for?";
  attr frame_protected : bool? "Does it forbid other sites to frame it?";
  attr login_bound : bool?
      "Does it bind each login at a provider to the browser that began it, by state and PKCE or a nonce?";
  @formerly("issuer_checked") attr issuer_validated : bool?
      "Does it check from which provider each answer to a login comes?";
  attr output_encoded : bool? "Is all input encoded for the place where a page shows it?";
  attr parameterized_queries : bool? "Do its SQL queries pass values as parameters, never as text?";
  attr queries_typed : bool?
      "Are its queries in other languages than SQL built from values of a fixed type, never from text or objects of callers?";
  @formerly("directory_escaped") attr ldap_escaped : bool?
      "Does it escape values in its searches of directories?";
  attr paths_confined : bool? "Are file names from callers confined to one folder?";
  attr arguments_separated : bool? "Are the arguments of programs passed as a list, never through a shell?";
  @formerly("safe_parsing") attr external_entities_disabled : bool?
      "Are external entities switched off in its XML parsers?";
  @formerly("types_listed") attr deserialization_restricted : bool?
      "Does it deserialize only objects of listed types?";
  @formerly("yaml_plain") attr safe_yaml : bool?
      "Does its YAML loader build plain values only, and no objects?";
  @formerly("expansion_limited") attr entity_expansion_limited : bool?
      "Is there a limit on what references in its XML and YAML expand to?";
  @formerly("size_limited") attr unpacked_size_limited : bool? "Is the size of what it unpacks limited?";
  @formerly("files_checked") attr uploads_validated : bool?
      "Are uploaded files checked by content, renamed, and kept where nothing runs them?";
  @formerly("addresses_checked") attr ssrf_protected : bool? = if fetches_urls then unknown else true
      "Are the addresses that it connects to checked against an allow list?";
  attr tenants_separated : bool? "Is each tenant's data out of the others' reach by construction?";
  attr sandboxed : bool? "Is it sandboxed, so that a break-in stays inside?";
  attr callers_code_isolated : bool? "Does callers' code run in a sandbox without its secrets or network?";
  attr parsers_isolated : bool? "Are untrusted files parsed in a separate process without rights?";
  /// Whether a filter in front of it refuses requests that look like known attacks.
  @formerly("attacks_filtered") attr waf_protected : bool?
      "Does a web application firewall filter its requests?";
  attr phishing_resistant : bool? "Is its second factor phishing-resistant, such as a passkey?";
  attr log_encoded : bool? "Is input encoded before it is logged?";
  @formerly("flood_protected") attr ddos_protected : bool?
      "Does a provider filter DDoS attacks before they reach it?";
  @formerly("sheds_load") attr load_shedding : bool?
      "Does it refuse excess load instead of slowing down for everyone?";
  @formerly("certificates_renewed") attr certificates_auto_renewed : bool?
      "Are its certificates renewed automatically, with an alarm on failure?";
  @formerly("redirects_checked") attr redirects_validated : bool?
      "Does it redirect browsers only to addresses on an allow list?";
  attr templates_sandboxed : bool? "Do callers' templates run without access to functions and objects?";
  @formerly("socket_origin_checked") attr websocket_origin_checked : bool?
      "Does it check the Origin of each WebSocket connection?";
  @formerly("types_fixed") attr content_types_fixed : bool?
      "Are users' files served with a fixed content type, and not as pages of our origin?";
  @formerly("includes_listed") attr includes_restricted : bool?
      "Does it load modules only from an allow list in the program?";
  attr mail_encoded : bool? "Is its mail built by a library that refuses line breaks in headers?";
  @formerly("patterns_limited") attr regex_limited : bool?
      "Is the time for matching one text against a pattern limited?";
  @formerly("tables_encoded") attr csv_encoded : bool? "Does it write cells that look like formulas as text?";
  attr memory_hardened : bool? "Is its code that reads untrusted bytes fuzzed and built with hardening?";
  @formerly("environment_cleaned") attr environment_sanitized : bool?
      "Does it start programs with an environment of named variables only?";
  attr xml_encoded : bool? "Are values encoded before it puts them into XML or path expressions?";
  @formerly("automation_slowed") attr bot_protected : bool?
      "Is it protected against bots that buy or book faster than people?";
  attr tenant_from_login : bool? "Does it take the customer from the login?";
  attr tenant_quotas : bool? "Does each customer have a quota that the others cannot use up?";
  @formerly("admins_confined") attr admins_tenant_scoped : bool?
      "Are customers' administrators limited to their own customer?";
  @formerly("tenant_carried") attr tenant_propagated : bool?
      "Does it open only the data of the customer for whom a message was sent?";
  @formerly("support_consented") attr support_access_approved : bool?
      "Can staff see a customer's data only with that customer's consent?";
  attr existence_hidden : bool? "Are its answers the same whether it knows a person or not?";
  @formerly("recovery_guarded") attr recovery_secured : bool?
      "Does account recovery need as much proof as a login?";
  @formerly("second_approval") attr dual_control : bool?
      "Must a second person release what binds the organisation before it carries it out?";
  @formerly("person_reviews") attr human_review : bool?
      "Can people have its decisions reviewed by a person who may change them?";

  // What answers HTTP, whatever its kind.

  /// Whether scripts render its pages in the browser.
  attr client_rendered : bool? = RendersInBrowser in does;
  /// Whether values from callers end up in headers of its responses.
  attr sets_headers : bool? = SetsHeaders in does;
  @formerly("session_renewed") attr session_regenerated : bool? "Does it start a new session at each login?";
  @formerly("session_ends") attr session_expires : bool?
      "Do its sessions expire on the server, at logout and after a time?";
  @formerly("session_random") attr session_ids_random : bool?
      "Are its session identifiers long random numbers, or signed?";
  @formerly("cookies_hardened") attr cookies_secured : bool?
      "Are its session cookies `HttpOnly` and `Secure`?";
  attr hsts : bool? "Does it tell browsers to use HTTPS only (HSTS)?";
  @formerly("hosts_checked") attr hosts_validated : bool?
      "Does it refuse requests for host names that are not its own?";
  @formerly("errors_hidden") attr errors_generic : bool?
      "Do its error messages show users nothing but a number?";
  attr samples_removed : bool? "Are its sample pages, directory listings and test consoles removed?";
  @formerly("sinks_guarded") attr dom_sinks_protected : bool?
      "Do its scripts put untrusted text into pages as text only?";
  attr fails_closed : bool? "Do its security checks deny the request when they fail with an error?";
  @formerly("addresses_clean") attr urls_clean : bool? "Are its URLs free of tokens and personal data?";
  attr headers_encoded : bool? "Are line breaks in values refused before it puts them into headers?";
  @formerly("rules_enforced") attr server_side_validation : bool?
      "Does it check on the server whatever the page checks?";
  /// Whether some of its calls are for administrators only.
  attr has_admin_calls : bool? = Administers in does;
  /// Whether callers write queries, as with GraphQL.
  attr graphql : bool? = ServesGraphQl in does or (any f in serves : ServesGraphQl in f.needs);
  @formerly("fields_chosen") attr response_fields_filtered : bool?
      "Do its answers contain only fields that the caller may see?";
  @formerly("fields_bound") attr request_fields_restricted : bool?
      "Does it accept only the fields that each call allows?";
  @formerly("functions_checked") attr function_level_authorization : bool?
      "Does each of its administrative calls check the caller's role?";
  @formerly("pages_limited") attr page_size_limited : bool?
      "Is there an upper limit on what one call can ask for?";
  attr query_cost_limited : bool? "Is the cost of one query limited?";
  attr introspection_off : bool? "Does it refuse to describe itself to strangers?";
  @formerly("versions_listed") attr api_inventory : bool?
      "Is there an inventory of all its addresses and versions that answer?";
  @formerly("schema_checked") attr schema_validated : bool?
      "Does it reject requests that do not match a schema?";
  attr documents_verified : bool?
      "Does it verify issuer's signature, expiry and revocation of documents that it is shown?";
  @formerly("changes_atomic") attr atomic_transactions : bool?
      "Does it check and change in one atomic step what may be used once?";
  @formerly("abuse_handled") attr abuse_managed : bool?
      "Is abuse of it against others detected, and stopped within hours?";
  attr restarts_safely : bool? "Does it set aside what made it crash, and come back without it?";
  @formerly("lookalikes_watched") attr lookalikes_monitored : bool?
      "Are look-alike domains of it monitored and taken down?";
}

/// Something in a boundary that a sketch does not name yet. A flow that ends at a whole boundary
/// is reviewed as if it ended here.
@stand_in
component Unspecified : Process;

/// A program that a person uses directly, on a device that we do not control.
component UserAgent : Process {
  multi_tenant = false;
  one_per_user = true;
  agent = true;
  // What runs on a person's own device answers to that person alone.
  serving = false;
  run_by_us = false;
  authn = Anonymous;
}

/// A data store: something that keeps data.
@shape("store") @store @also("data store")
component Store : Element {
  stores = unknown;
  // One that pushes, such as a topic with subscribers, says otherwise.
  calls_out = false;
  attr backed_up : bool? "Is there a copy that someone who breaks in here cannot delete?";
  /// Whether machines keep it: a database, a disk, a queue.
  attr digital : bool = false;
  /// Whether it consists of paper or other physical things: no machine keeps it, and only people put things
  /// in and take them out.
  attr physical : bool =
      not digital
      and not flows.empty
      and (all f in flows : not f.networked and (f.source is Person or f.target is Person));
  @formerly("access_guarded") attr physically_secured : bool? "Is it locked, and is it known who has a key?";
  /// Whether a setting can hand a copy of it to another account of the same provider.
  attr snapshots_shareable : bool = false;
  attr snapshots_private : bool? "Is it impossible to share snapshots of it with other accounts?";
  /// Whether its provider gives it an address on the internet, unless that is switched off.
  attr public_endpoint : bool = false;
  attr network_restricted : bool? "Can it be reached from networks of ours only, and not from the internet?";
  /// Whether it serves anyone who presents its shared key, which does not identify the caller.
  attr takes_shared_keys : bool = false;
  attr shared_keys_off : bool?
      "Are shared keys of it switched off, so that each caller has an identity of its own?";
  /// Whether it is made for keys and passwords of programs, with access rights for each.
  attr keeps_secrets : bool = false;
  /// Whether anyone can read it without logging in.
  attr public_access : bool? "Can anyone read from it without a login?";
  /// Whether it only ever adds, so that nobody can change what was written.
  attr append_only : bool? "Is it impossible to change or delete what was written?";
  attr writers_separated : bool? "Can each writer to it change only its own part?";
  @formerly("programs_separated") attr applications_separated : bool?
      "Can each program that uses it reach only its own part of it?";
  attr quota : bool? "Is there a quota for what one caller can store in it?";
  attr key_per_tenant : bool? "Is each customer's data in it encrypted with a key of its own?";
  attr tenant_removable : bool? "Can all data of one customer in it be found and deleted?";
  attr purposes_separated : bool? "Is data for different purposes kept apart in it?";
  attr pseudonymised : bool? "Do people appear in it under pseudonyms only, with the key kept elsewhere?";
  attr erasable : bool? "Can personal content in it be made unreadable although entries stay?";
  @formerly("publication_chosen") attr publication_opt_in : bool?
      "Did each person choose that their data in it is public?";
  @formerly("breach_notice") attr breach_plan : bool?
      "Is a breach notification within 72 hours rehearsed for it?";
}

/// An external service: a system of someone else that ours talks to.
@shape("external") @also("third-party service")
component ExternalService : Element {
  position = Partner;
  // What it checks, records and encrypts is not ours to say: rules ask what we run.
  run_by_us = false;
  stores = [];
  /// Whether it is in a country with other privacy laws.
  @formerly("abroad") attr third_country : bool? "Is it in a country with other privacy laws?";
  /// Whether callers fetch code there that they build in or run.
  attr hands_out_code : bool = false;
  attr accounts_guarded : bool? "Do our accounts there need a second factor?";
  /// Whether a contract says what the other side may do with our data.
  attr contract : bool? "Is there a data processing agreement with it?";
  attr transfer_lawful : bool?
      "Is it settled by law or contract that it may get personal data in its country?";
  attr subprocessors_known : bool? "Is it known, and agreed, to whom it passes personal data on?";
}

// --- Words that rules share -----------------------------------------------------

/// Whether a person uses something directly: their own program, or a machine of ours that serves nobody else,
/// such as a workstation.
private predicate sits_at(person : Element, machine : Element) =
    person is Person
    and (machine is UserAgent or (machine is Process and machine.run_by_us and not machine.serving));

/// Whether a flow is a person's work at a screen.
predicate on_screen(source : Element, target : Element) = sits_at(source, target) or sits_at(target, source);

/// Whether people carry the data of a flow without a protocol: from person to person, into a store that no
/// machine keeps, or, on paper, to others outside.
predicate in_hands(source : Element, target : Element, on_paper : bool) =
    (source is Person and target is Person)
    or (source is Person and target is Store and not target.digital)
    or (target is Person and source is Store and not source.digital)
    or (on_paper
        and ((source is Person and target is ExternalService)
            or (source is ExternalService and target is Person)));

/// Whether those on the path of a flow can change its data: the model or the protocol says that nobody would
/// notice.
private predicate written_by_watchers(f : Flow) =
    f.travels.or_else(false)
    and not f.integrity.or_else(true)
    and not f.messages_signed.or_else(false)
    and not f.watchers.empty;

/// How far an element is trusted: by its boundary, or otherwise by its kind.
function trust_of(e : Element) : int = e.trust.or_else(
  if e is Actor or (e is Process and not e.run_by_us) then 0 else if e is ExternalService then 10 else 50,
);

/// Whether an element may be hostile: a person, a program that a person uses, something that others run, or
/// anything in a zone of others.
predicate untrusted(e : Element) = not e.standing.empty;

/// Whether those who hold a position are outside the organisation.
predicate outside(a : Position) = known(a.annotation("outside"));

/// Whether an element is, or may be, controlled by someone outside the organisation.
predicate outsider(e : Element) = any a in e.standing : outside(a);

/// Whether someone outside the organisation is close
/// to an element, on its network or at its machine.
predicate within_reach(e : Element) = any a in e.neighbours : outside(a);

/// How likely those who hold a position are to try something where they are.
function base_of(a : Position) : Likelihood =
    if a.annotation("base").or_else("") == "VeryHigh" then VeryHigh
    else if a.annotation("base").or_else("") == "High" then High
    else if a.annotation("base").or_else("") == "Moderate" then Moderate
    else if a.annotation("base").or_else("") == "Low" then Low
    else VeryLow;

/// How likely those who hold a position are to try something that many flows away: one level less from the
/// second flow on, two from the third, and never less than very low.
@attempt
function slope(a : Position, distance : int) : Likelihood =
    if distance <= 1 then base_of(a)
    else if distance == 2 then less_by_login(base_of(a))
    else less_by_tunnel(base_of(a));

/// Who can use a finding, if its rule does not say it: for flows, those on the path and those who call; for
/// elements, those whose data arrives; otherwise those close to it.
@by
function by_whom(
  flows : [Flow],
  elements : [Element],
  data : [Data],
  boundaries : [Boundary],
  systems : [System],
) : [Position] = first_of(
  flows.watchers | flows.callers,
  first_of(
    elements.senders,
    first_of(
      elements.neighbours | data.senders | data.places.neighbours,
      first_of(
        boundaries.occupants | boundaries.elements.senders,
        first_of(systems.elements.senders | systems.elements.neighbours, [Neighbour]),
      ),
    ),
  ),
);

/// The first of two sets of positions that is not empty.
private function first_of(a : [Position], b : [Position]) : [Position] = if a.empty then b else a;

/// Whether an element keeps or handles data that outsiders must not read.
predicate handles_sensitive(e : Element) = any d in e.handles : d.sensitive;

/// Whether an element keeps or handles data that nobody may change unnoticed.
predicate handles_precious(e : Element) = any d in e.handles : d.precious;

/// Whether an element has something to protect: it
/// handles data that outsiders must not read or change.
predicate guards(e : Element) = any d in e.handles : d.sensitive or d.precious;

/// Whether an element keeps data that outsiders must not read.
predicate keeps_sensitive(e : Element) = any d in e.stores : d.sensitive;

/// How severe access to a flow is: most if anyone
/// has it, least among the members of one network.
function severity_on(f : Flow) : Severity =
    if (any a in f.watchers : outside(a)) or outsider(f.source) or outsider(f.target) then High
    else if not f.stays then (if f.trust_gap.or_else(1) > 0 then High else Medium)
    else if f.shared or f.vital then Medium
    else Low;

/// The impact if something of this criticality is missing or wrong.
function harm_of(need : Criticality) : Impact =
    if need >= Critical then VeryHigh else if need >= Important then High else Low;

/// One level less likely: attackers need a login, which they can get.
function less_by_login(l : Likelihood) : Likelihood =
    if l >= VeryHigh then High else if l >= High then Moderate else if l >= Moderate then Low else VeryLow;

/// Two levels less likely: attackers have to be inside first.
function less_by_tunnel(l : Likelihood) : Likelihood = less_by_login(less_by_login(l));
