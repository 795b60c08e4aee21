/// Privacy by LINDDUN: seven ways in which a system that works
/// as planned still fails the people whose data it has. It
/// applies to personal data; import it for a privacy review.
package std.privacy;

import std.core.*;
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.data as data;
import std.db as db;
import std.people as people;
import std.services as services;
import std.messaging as messaging;
import std.net as net;
import std.web as web;
import std.checks.identity as logins;
import std.checks.http as http;

/// A person's location, now or in the past.
@also("location data", "geolocation")
abstract data Location : data.PersonalData {
  @formerly("coarsened") attr location_coarsened : bool?
      "Is it rounded as far as its purpose allows before it leaves the device?";
}

/// A record of what someone did, read, bought or clicked.
@also("browsing history", "clickstream")
abstract data Behaviour : data.PersonalData;

/// Data about a child.
@also("children's data")
abstract data ChildData : data.PersonalData {
  sensitivity = Restricted;
  @formerly("parents_agree") attr parental_consent : bool? "Do parents agree before it is collected?";
}

/// Statistics about many people, in which nobody should be recognisable.
@also("aggregated data")
abstract data Statistic : Data {
  anonymous = true;
  sensitivity = Internal;
  @formerly("anonymity_tested") attr anonymisation_tested : bool?
      "Has someone tried to recognise people in it?";
}

/// Whether data is information about a person in one of these places.
private predicate holds_personal(e : Element) = any d in e.handles : d.about_people;

/// The personal data that an element keeps or handles.
private function personal_of(e : Element) : [Data] = e.handles.filter(d => d.about_people);

/// Each receiver gets a different identifier for
/// the same person, and only we can match them.
@also("pairwise identifiers", "PPID", "per-receiver pseudonym") @formerly("PseudonymPerReceiver")
control PairwisePseudonyms for Data "pairwise pseudonyms" {
  provides pairwise_pseudonyms;
  effort = Moderate;
  fix = "Give each receiver a different number for the same person, and keep the mapping to yourself.";
  refs = [nist("SI-19")];
}

/// Data for different purposes is kept separately under different identifiers, and joining it needs a
/// decision.
@also("data separation", "unlinkability") @formerly("SeparatePurposes")
control PurposeSeparation for Store "purpose separation" {
  provides purposes_separated;
  effort = Moderate;
  fix = "Keep data for different purposes apart under different numbers, and require a recorded decision to join it.";
  refs = [nist("PT-3")];
}

/// Counting works without numbers of persons, or with ones that change each day
/// and each site.
@also("ephemeral identifiers", "cookieless analytics", "identifier rotation") @formerly("ResetIdentifiers")
control RotatingIdentifiers for Flow "rotating identifiers" {
  provides identifiers_rotated;
  effort = Small;
  fix = "Measure without personal identifiers, on your own host, or with identifiers that change each day.";
  refs = [nist("SI-12(1)")];
}

/// People appear under pseudonyms, and the table that
/// resolves them is elsewhere, with other access rights.
@also("pseudonymization", "tokenization", "tokenisation") @formerly("Pseudonyms")
control Pseudonymisation for Store "pseudonymisation" {
  provides pseudonymised;
  effort = Moderate;
  fix = "Replace names with numbers before they arrive, and keep the mapping elsewhere under other rights.";
  refs = [nist("SI-19")];
}

/// Small groups are merged or left out, noise is added, and someone tried to
/// recognise people.
@also("anonymization", "k-anonymity", "differential privacy", "statistical disclosure control")
@formerly("TestedAnonymity")
control Anonymisation for Statistic "tested anonymisation" {
  provides anonymisation_tested;
  effort = Moderate;
  fix = "Merge small groups, add noise, and let someone try to recognise people before it is given out.";
  refs = [nist("SI-19(6)"), nist("SI-19(8)")];
}

/// Places are rounded as far as the purpose allows, on the device, and times
/// too.
@also("geo-indistinguishability", "location rounding", "location fuzzing")
control CoarseLocation for Location "coarse location" {
  provides location_coarsened;
  effort = Small;
  fix = "Round places and times on the device as far as the purpose allows, and do not keep tracks.";
  refs = [nist("SI-12(1)")];
}

/// Who may send is checked without learning who did: blind tokens, an anonymous
/// channel, no record.
@also("blind signatures", "Tor", "anonymous submission", "Privacy Pass") @formerly("HiddenOrigin")
control AnonymousCredentials for Flow "anonymous credentials" {
  provides sender_anonymous;
  effort = Large;
  fix = "Check the right to send with blind tokens or group signatures, and keep no record of who sent what.";
}

/// Personal content is encrypted for each person, and throwing the key away
/// erases it.
@also("cryptographic erasure", "per-person keys") @formerly("ErasableEntries")
control CryptoShredding for Store "crypto-shredding" {
  provides erasable;
  effort = Large;
  fix = "Keep personal content outside, or encrypted for each person, so that deleting a key erases it.";
  refs = [nist("SI-12")];
}

/// The name of the service does not show: shared addresses, padded lengths, or
/// an anonymous network.
@also("padding", "Tor", "ECH", "mix network", "traffic flow security") @formerly("HiddenTraffic")
control TrafficObfuscation for Flow "traffic obfuscation" {
  provides traffic_obfuscated;
  effort = Large;
  fix = "Hide the name of the service behind a shared address, pad lengths, or offer an anonymous network.";
  refs = [nist("SC-8(4)")];
}

/// Whether something is missing or forbidden, known or not: the answer is the
/// same.
@also("existence hiding", "membership privacy") @formerly("HiddenExistence")
control UniformAnswers for Process "uniform answers" {
  provides existence_hidden;
  effort = Small;
  fix = "Answer the same whether something is missing, forbidden or unknown, in words and in time.";
}

/// Sender, subject and preview say nothing, and the person chooses the way.
@also("discreet notification", "neutral subject line") @formerly("NeutralEnvelope")
control NeutralSender for Flow "neutral sender" {
  provides sender_neutral;
  effort = Small;
  fix = "Choose a sender, subject and preview that say nothing, and let the person choose the channel.";
  refs = [nist("PT-5")];
}

/// A date is set when it is collected, and a program deletes it everywhere on
/// that day.
@also("TTL", "retention policy", "data lifecycle", "deletion concept", "storage limitation")
@formerly("TimelyDeletion")
control AutomaticDeletion for Data "automatic deletion" {
  provides automatically_deleted;
  effort = Small;
  fix = "Set a deletion date when data is collected, and let a program delete it everywhere on that day.";
  refs = [nist("SI-12"), nist("MP-6")];
}

/// Each field that is sent has a reason, and the rest is left out or made
/// coarse.
@also("data minimization", "field selection") @formerly("MinimisedFields")
control DataMinimisation for Flow "data minimisation" {
  provides data_minimised;
  effort = Small;
  fix = "Give a reason for each field that is sent, and leave out or coarsen the rest.";
  refs = [nist("PT-2"), nist("SI-12(1)")];
}

/// Erasure reaches every copy, index, cache and backup, and is tested.
@also("right to erasure", "right to be forgotten", "deletion propagation") @formerly("ErasureEverywhere")
control CompleteErasure for Data "complete erasure" {
  provides fully_erasable;
  effort = Moderate;
  fix = "Keep one original, know its copies, and make erasure reach them all within weeks.";
  refs = [nist("SI-18")];
}

/// Each person chose what is public and can end it, and collecting by machines
/// is slowed down.
@also("privacy settings", "private by default") @formerly("ChosenPublication")
control OptInPublication for Store "opt-in publication" {
  provides publication_opt_in;
  effort = Small;
  fix = "Publish only what each person chose, let them withdraw it, and slow down scrapers.";
  refs = [nist("AC-22")];
}

/// Where it is collected, people read in plain words what is taken, what for,
/// who gets it and for how long.
@also("privacy policy", "transparency", "GDPR Art. 13")
control PrivacyNotice for Data "privacy notice" {
  provides privacy_notice;
  effort = Small;
  fix = "Say in plain words, where it is collected, what is taken, what for, who gets it and for how long.";
  refs = [nist("PT-5")];
}

/// People can see, correct, take along and erase what is kept about them,
/// without asking twice.
@also("DSAR", "data subject access request", "self-service", "GDPR Art. 15") @formerly("SubjectAccess")
control DataSubjectRights for Data "data subject rights" {
  provides subject_access;
  effort = Moderate;
  fix = "Let people see, correct, export and erase what is kept about them, after proving who they are.";
  refs = [nist("PM-20"), nist("SI-18(4)")];
}

/// A person with power to change it reviews a decision on request, with the
/// reasons at hand.
@also("human intervention", "GDPR Art. 22", "appeal")
control HumanReview for Process "human review" {
  provides human_review;
  effort = Moderate;
  fix = "Give reasons, let a person with power to change it review each decision on request, and look for groups that it treats worse.";
  refs = [nist("PM-26")];
}

/// Taking consent back is as easy as giving it, and every program that uses the
/// data looks.
@also("consent management", "CMP", "opt-out") @formerly("RevocableConsent")
control ConsentWithdrawal for Data "consent withdrawal" {
  provides consent_withdrawable;
  effort = Small;
  fix = "Make withdrawing as easy as giving, record both, and let every program that uses the data check it.";
  refs = [nist("PT-4(3)")];
}

/// The legal basis and the purpose are documented for each use.
@also("GDPR Art. 6", "lawfulness", "record of processing activities", "ROPA")
control LegalBasis for Data "legal basis" {
  provides legal_basis;
  effort = Small;
  fix = "Write down purpose and legal reason of each use, and stop uses that have none.";
  refs = [nist("PT-2"), nist("PT-3")];
}

/// The country is recognised, or clauses, an assessment and encryption make up
/// for it.
@also("SCC", "standard contractual clauses", "adequacy decision", "TIA", "BCR", "Data Privacy Framework")
@formerly("LawfulTransfer")
control TransferSafeguards for ExternalService "transfer safeguards" {
  provides transfer_lawful;
  effort = Moderate;
  fix = "Choose a provider under the same law, or agree on clauses, assess the country, and encrypt with keys that stay here.";
  refs = [nist("SA-9(5)")];
}

/// The risks to people, and the measures against
/// them, are documented and reviewed after changes.
@also("DPIA", "PIA", "privacy impact assessment") @formerly("ImpactAssessment")
control DataProtectionImpactAssessment for Data "data protection impact assessment" {
  provides dpia_done;
  effort = Small;
  fix = "Write down what can happen to people and what is done about it, and look at it again after each change.";
  refs = [nist("RA-8")];
}

/// The purpose is recorded with the data, programs for other purposes do not get it, and a new purpose needs
/// a decision.
@also("purpose binding", "purpose-based access control") @formerly("BoundPurpose")
control PurposeLimitation for Data "purpose limitation" {
  provides purpose_limited;
  effort = Moderate;
  fix = "Record the purpose with the data, keep programs for other purposes out, and decide on each new one.";
  refs = [nist("PT-3"), nist("PT-2")];
}

/// Parents agree, it is checked within reason, and defaults are the careful
/// ones.
@also("COPPA", "GDPR Art. 8", "age gate")
control ParentalConsent for ChildData "parental consent" {
  provides parental_consent;
  effort = Moderate;
  fix = "Ask parents, check that within reason, and set defaults that collect nothing.";
  refs = [nist("PT-4")];
}

/// Before sets are joined someone looks for combinations that fit few people,
/// and coarsens or leaves out.
@also("quasi-identifier review", "disclosure control", "join review") @formerly("JoinReview")
control LinkageReview for Data "linkage review" {
  provides joins_reviewed;
  effort = Moderate;
  fix = "Look for combinations that fit few people before sets are joined, coarsen or leave out, and forbid other joins.";
  refs = [nist("SI-19(8)")];
}

/// Someone has tried to find people and to infer what is not said; small groups
/// are merged, noise is added, and questions are counted.
@also("motivated intruder test", "singling-out test", "k-anonymity") @formerly("SinglingOutTest")
control ReidentificationTest for Data "re-identification test" {
  provides singling_out_tested;
  effort = Moderate;
  fix = "Try to find people in it, merge small groups, add noise (differential privacy), and limit the number of queries.";
  refs = [nist("SI-19(6)")];
}

/// It is written down and practised who finds out what leaked, and tells the
/// authority within 72 hours and those concerned without delay.
@also("incident response plan", "GDPR Art. 33", "breach notification", "IRP") @formerly("BreachPlan")
control BreachResponsePlan for Store "breach response plan" {
  provides breach_plan;
  effort = Small;
  fix = "Write down and practise who finds out what leaked from where, and who tells the authority within 72 hours and those concerned.";
  refs = [nist("IR-8(1)")];
}

/// The contract lists who else gets the data, with the same duties, and a new
/// one needs our consent.
@also("sub-processor list", "GDPR Art. 28") @formerly("KnownSubprocessors")
control SubprocessorApproval for ExternalService "subprocessor approval" {
  provides subprocessors_known;
  effort = Small;
  fix = "Have all further processors listed, with the same duties and a right to object, and check that erasing reaches them.";
  refs = [nist("SA-9")];
}

/// The same identifier of a person goes to several organisations. Each knows a little. Together, or
/// after one buys another, they know who this is and what they do.
@also("linkability", "cross-organisation linking", "record linkage", "LINDDUN linking") @id("TM-PRI-001")
@formerly("SameNumberEverywhere") @linddun(Linking)
rule IdentifierLinking
    "Linking by identifier: ${receivers} can combine what they know about one person through ${d}" {
  match d : Data;
  let receivers = d.places.filter(e => e is ExternalService);
  where d.about_people;
  where d.places.filter(e => e is ExternalService).size >= 2;
  unless d.pairwise_pseudonyms by PairwisePseudonyms;
  severity = Medium;
  fix = "Give each receiver a different number for the same person, and keep the mapping to yourself.";
  refs = [linddun("L.1.1"), cwe(359), nist("SI-19")];
  question d.pairwise_pseudonyms "Does each receiver of ${d} get a different pseudonym for the same person?";
}

/// Data that was given for different purposes lies together under one identifier. Each part is
/// harmless; combined they show how someone lives. Somebody will want to use that, or steal it.
@also("data aggregation", "behavioural profiling") @id("TM-PRI-002") @formerly("ProfileBuilt")
@linddun(Linking)
rule Profiling "Profiling: ${s} holds enough about each person for a profile: ${kinds}" {
  match s : Store;
  let kinds = s.stores.filter(d => d.about_people);
  where s.stores.filter(d => d.about_people).size >= 3;
  unless s.purposes_separated by PurposeSeparation;
  severity = Medium;
  fix = "Keep data for different purposes apart under different numbers, and require a recorded decision to join it.";
  refs = [linddun("L.2.1.1"), linddun("L.2.2.1"), nist("PT-3")];
  question s.purposes_separated "Is data for different purposes kept apart in ${s}?";
}

/// A third party sees each page view, with an identifier that is the same on every site. It knows
/// visitors better than any of the sites does. It sells or loses what it knows.
@also("third-party cookies", "web analytics", "tracking pixel") @id("TM-PRI-003") @formerly("FollowedAround")
@linddun(Linking)
rule CrossSiteTracking "Cross-site tracking: ${f.target} can follow users of ${f.source} from site to site" {
  match f : Flow;
  where f.target is services.Analytics;
  where f.source is UserAgent or f.source is Process;
  unless f.identifiers_rotated by RotatingIdentifiers;
  severity = Medium;
  fix = "Measure without personal identifiers, on your own host, or with identifiers that change each day.";
  refs = [linddun("L.2.2.3"), linddun("Dd.4.1.1"), nist("SI-12(1)")];
  question f.identifiers_rotated
      "Is what passes over ${f} free of identifiers that stay the same for a person?";
}

/// Data for counting or searching contains the names of the people that it is about. Everyone who
/// may count can look up a person. So can anyone who steals it.
@also("pseudonymization", "tokenization", "identifiability") @id("TM-PRI-004")
@formerly("NamesWhereNumbersDo") @linddun(Identifying)
rule MissingPseudonymisation
    "Missing pseudonymisation: ${s} knows who ${named} are about, though it need not" {
  match s : Store;
  let named = s.stores.filter(d => d.about_people);
  where s is db.TimeSeries or s is db.SearchIndex or s is db.LogStore;
  where any d in s.stores : d.about_people;
  unless s.pseudonymised by Pseudonymisation;
  severity = Medium;
  fix = "Replace names with numbers before they arrive, and keep the mapping elsewhere under other rights.";
  refs = [linddun("I"), cwe(359), nist("SI-19")];
  question s.pseudonymised "Do people appear in ${s} under pseudonyms only, with the key kept elsewhere?";
}

/// Names were removed from data, but age, place and profession remain. Attackers compare it with
/// another list, or look at small groups. They know who each person is.
@also("deanonymization", "k-anonymity", "anonymisation failure") @id("TM-PRI-005")
@formerly("RecognisedInStatistics") @linddun(Identifying)
rule Reidentification "Re-identification: people can be recognised in ${d}" {
  match d : Statistic;
  unless d.anonymisation_tested by Anonymisation;
  severity = Medium;
  fix = "Merge small groups, add noise, and let someone try to recognise people before it is given out.";
  refs = [linddun("L.2.1.1"), linddun("I"), nist("SI-19(8)"), nist("SI-19(6)")];
  question d.anonymisation_tested "Has someone tried to recognise people in ${d}?";
}

/// Exact places with times are collected. A few of them belong to one person in the world. Anyone
/// who gets them knows home, doctor and friends, without any name.
@also("geolocation", "GPS data", "location privacy") @id("TM-PRI-006") @formerly("PreciseWhereabouts")
@linddun(Identifying) @linddun(DataDisclosure)
rule LocationTracking "Location tracking: ${d} shows where someone lives, works and sleeps" {
  match d : Location;
  unless d.location_coarsened by CoarseLocation;
  severity = Medium;
  fix = "Round places and times on the device as far as the purpose allows, and do not keep tracks.";
  refs = [linddun("Dd.1.2"), linddun("L.2.1.1"), nist("SI-12(1)")];
  question d.location_coarsened "Is ${d} rounded as far as its purpose allows before it leaves the device?";
}

/// Someone sends a vote, a tip or a cry for help, and a signature or recorded login proves that
/// they did. Anyone who gets that proof can punish them. They must be able to deny it.
@also("plausible deniability", "whistleblower", "LINDDUN non-repudiation") @id("TM-PRI-007")
@formerly("ProofAgainstThePerson") @linddun(NonRepudiation)
rule LossOfDeniability
    "Loss of deniability: ${f} leaves proof that someone sent ${d}, which they must be able to deny" {
  match d : Data, f : Flow;
  where d in f.payload and d.deniability_needed;
  where f.signed
      or f.authn.or_else(Anonymous) in [
        ClientCertificate,
        SignedRequest,
        WebAuthn,
        Token,
        SessionCookie,
        Password,
      ];
  unless f.sender_anonymous by AnonymousCredentials;
  severity = High;
  fix = "Check the right to send with blind tokens or group signatures, and keep no record of who sent what.";
  refs = [linddun("Nr"), cwe(359)];
  question f.sender_anonymous "Is the right to send over ${f} checked without identifying the sender?";
}

/// A store that only adds keeps personal data for ever. What someone said in anger, or what was
/// wrong, stays. It is evidence against the person who wrote it.
@also("immutable storage", "blockchain", "right to erasure", "right to be forgotten") @id("TM-PRI-008")
@formerly("WrittenForEver") @linddun(NonRepudiation)
rule UnerasableRecords "Unerasable records: ${bound} can never be taken back from ${s}" {
  match s : Store;
  let bound = s.stores.filter(d => d.deniability_needed or d.about_people);
  // That it only adds is said about a store that is made for it; of others nobody is asked.
  where s.append_only.or_else(false);
  where any d in s.stores : d.deniability_needed or d.about_people;
  where s is not db.LogStore;
  unless s.erasable by CryptoShredding;
  severity = Medium;
  fix = "Keep personal content outside, or encrypted for each person, so that deleting a key erases it.";
  refs = [linddun("Nr"), linddun("Dd.3.4"), nist("SI-12")];
  question s.erasable "Can personal content in ${s} be made unreadable while the entries stay?";
}

/// Encryption hides the words, not the address, the time and the length. Anyone who watches the
/// network sees that a person talks to a clinic, a lawyer or a help line. That says enough.
@also("metadata", "communication detection", "SNI", "LINDDUN detecting") @id("TM-PRI-009")
@formerly("SeenTalking") @linddun(Detecting)
rule TrafficAnalysis
    "Traffic analysis: anyone who watches the line knows that someone sends ${d}, without reading it" {
  match d : Data, f : Flow;
  where d in f.payload and d.existence_sensitive;
  where not f.source.run_by_us;
  where f.travels;
  unless f.traffic_obfuscated by TrafficObfuscation;
  severity = Medium;
  fix = "Hide the name of the service behind a shared address, pad lengths, or offer an anonymous network.";
  refs = [linddun("D.1"), nist("SC-8(4)")];
  question f.traffic_obfuscated
      "Does ${f} hide from observers with which service someone talks, and how much?";
}

/// A service answers differently when it knows a person: "this address is taken", "no access to
/// this file", a slower answer. Anyone can ask. For a clinic or a party the answer is already too
/// much.
@also("membership disclosure", "user enumeration", "LINDDUN detecting") @id("TM-PRI-010")
@formerly("TellingAnswer") @linddun(Detecting)
rule ExistenceDisclosure "Existence disclosure: answers of ${p} reveal that someone is known there" {
  match p : Process;
  // A server that logs users in is asked by std.identity.
  where p.entry_point and not p.logs_users_in;
  where any d in p.handles : d.existence_sensitive;
  unless p.existence_hidden by UniformAnswers;
  severity = Medium;
  fix = "Answer the same whether something is missing, forbidden or unknown, in words and in time.";
  refs = [linddun("D.3"), cwe(204), cwe(203), capec(575)];
  question p.existence_hidden "Are answers of ${p} the same whether it knows a person or not?";
  verify logins.uniform_responses(http.over_http(p));
}

/// The sender or subject of a message reveals something about its receiver. Family and colleagues
/// see it on a mail, a locked screen or a bank statement. Who it comes from says what it is about.
@also("message metadata", "revealing sender", "notification privacy") @id("TM-PRI-011")
@formerly("EnvelopeTells") @linddun(Detecting)
rule SenderDisclosure "Sender disclosure: the sender's name on ${f} tells others about ${d}" {
  match f : Flow;
  let d = f.carries.filter(x => x.existence_sensitive);
  where any x in f.carries : x.existence_sensitive;
  where f is net.Smtp or f.target is services.SmsProvider or f.target is services.MailProvider;
  unless f.sender_neutral by NeutralSender;
  severity = Medium;
  fix = "Choose a sender, subject and preview that say nothing, and let the person choose the channel.";
  refs = [linddun("D.2"), cwe(359), nist("PT-5")];
  question f.sender_neutral "Do sender and subject of messages over ${f} reveal nothing about the receiver?";
}

/// Data is kept after its purpose is fulfilled, because nothing deletes it. It can leak, be asked
/// for in court, or be used for something new. Each year adds to what is lost in a breach.
@also("storage limitation", "data retention", "GDPR Art. 5") @id("TM-PRI-012") @formerly("KeptTooLong")
@linddun(DataDisclosure)
rule ExcessiveRetention "Excessive retention: ${d} is kept for longer than anyone needs it" {
  match d : Data;
  where d.about_people;
  where any e in d.stored_at : e is Store;
  unless d.automatically_deleted by AutomaticDeletion;
  severity = Medium;
  fix = "Set a deletion date when data is collected, and let a program delete it everywhere on that day.";
  refs = [linddun("Dd.3.4"), nist("SI-12"), nist("MP-6")];
  question d.automatically_deleted "Is ${d} deleted automatically once its purpose is fulfilled?";
}

/// A receiver gets the whole record where a few fields would do. It then knows birthday and address
/// of someone whose parcel it only weighs. It can leak or misuse them.
@also("data minimisation", "data minimization", "oversharing") @id("TM-PRI-013") @formerly("MoreThanNeeded")
@linddun(DataDisclosure)
rule ExcessiveDataSharing "Excessive data sharing: ${receiver} gets more of ${given} than it needs" {
  match f : Flow;
  let receiver = if f.target is ExternalService then f.target else f.source;
  let given = (if f.target is ExternalService then f.sent else f.returns).filter(d => d.about_people);
  where f.target is ExternalService or f.source is ExternalService;
  where any d in if f.target is ExternalService then f.sent else f.returns : d.about_people;
  unless f.data_minimised by DataMinimisation;
  severity = Medium;
  fix = "Give a reason for each field that is sent, and leave out or coarsen the rest.";
  refs = [linddun("Dd.1.1"), linddun("Dd.2.1"), nist("PT-2"), nist("SI-12(1)")];
  question f.data_minimised "Is there a reason for each field that goes over ${f}?";
}

/// Personal data lies in several stores, and erasing it reaches only some of them. A person who
/// asks to be forgotten is still known. The copies leak later.
@also("right to erasure", "right to be forgotten", "data copies") @id("TM-PRI-014")
@formerly("CopiesEverywhere") @linddun(DataDisclosure)
rule IncompleteErasure "Incomplete erasure: ${d} lies in ${copies}, and erasing it in one leaves the others" {
  match d : Data;
  let copies = d.stored_at.filter(e => e is Store);
  where d.about_people;
  where d.stored_at.filter(e => e is Store).size >= 2;
  unless d.fully_erasable by CompleteErasure;
  severity = Medium;
  fix = "Keep one original, know its copies, and make erasure reach them all within weeks.";
  refs = [linddun("Dd.3.2"), linddun("Dd.3.4"), nist("SI-18")];
  question d.fully_erasable "Does erasing ${d} reach each of its copies, backups included?";
}

/// Profiles, reviews or lists about people are open to everyone. Bots collect them. What was meant
/// for some readers becomes part of other collections and cannot be taken back.
@also("scraping", "data scraping", "overexposure") @id("TM-PRI-015") @formerly("ListedInPublic")
@linddun(DataDisclosure)
rule PublicPersonalData "Public personal data: anyone can read ${shown} about people from ${s}" {
  match s : Store;
  let shown = s.stores.filter(d => d.about_people and not d.sensitive);
  where s.public_access;
  where any d in s.stores : d.about_people and not d.sensitive;
  unless s.publication_opt_in by OptInPublication;
  severity = Medium;
  fix = "Publish only what each person chose, let them withdraw it, and slow down scrapers.";
  refs = [linddun("Dd.4.2"), cwe(359), nist("AC-22")];
  question s.publication_opt_in "Did each person choose that their data in ${s} is public?";
}

/// Personal data is collected without telling people: from a device, a click, someone else. People
/// who do not know cannot object, correct or leave. Regulators fine it.
@also("transparency", "privacy policy", "GDPR Art. 13", "unawareness") @id("TM-PRI-016")
@formerly("NobodyTold") @linddun(Unawareness)
rule MissingPrivacyNotice "Missing privacy notice: people are not told that ${d} is collected, and what for" {
  match d : Data;
  where d.about_people;
  where not d.places.empty;
  unless d.privacy_notice by PrivacyNotice;
  severity = Medium;
  fix = "Say in plain words, where it is collected, what is taken, what for, who gets it and for how long.";
  refs = [linddun("U"), nist("PT-5")];
  question d.privacy_notice "Are people told, where ${d} is collected, what it is for?";
}

/// People cannot see, correct or export the data about them. An address is wrong, or a credit
/// rating reflects somebody else's debts. They live with what the program believes.
@also("DSAR", "data subject access request", "right of access", "portability", "rectification")
@id("TM-PRI-017") @formerly("NoSayInIt") @linddun(Unawareness)
rule MissingSubjectRights "Missing data subject rights: people can neither see, correct nor export ${d}" {
  match d : Data;
  where d.about_people;
  where any e in d.stored_at : e is Store;
  unless d.subject_access by DataSubjectRights;
  severity = Medium;
  fix = "Let people see, correct, export and erase what is kept about them, after proving who they are.";
  refs = [linddun("U"), nist("PM-20"), nist("SI-18(4)")];
  question d.subject_access "Can people do all of this with ${d}: see it, correct it, erase it?";
}

/// A program decides about people without a person who can explain or change the decision. An error
/// or a prejudice in it hits the same people each time. They lose a loan or a job and cannot ask
/// why.
@also("GDPR Art. 22", "algorithmic bias", "explainability", "automated decision making") @id("TM-PRI-018")
@formerly("DecidedByMachine") @linddun(Unawareness)
rule AutomatedDecision "Automated decision-making: ${p} decides about people, and nobody can explain why" {
  match p : Process;
  where p.automated_decisions;
  unless p.human_review by HumanReview;
  severity = High;
  fix = "Give reasons, let a person with power to change it review each decision on request, and look for groups that it treats worse.";
  refs = [linddun("U"), linddun("L.2.2.1"), nist("RA-8")];
  question p.human_review "Can people have a decision of ${p} reviewed by a person who may change it?";
}

/// Consent, once given, cannot be withdrawn, or withdrawing it changes only a field that no program
/// reads. The data goes on being used. The use has no legal basis any more.
@also("consent withdrawal", "consent management", "GDPR Art. 7") @id("TM-PRI-019") @formerly("OnceAndForAll")
@linddun(Unawareness) @linddun(NonCompliance)
rule IrrevocableConsent
    "Irrevocable consent: people who once agreed to the use of ${d} cannot change their mind" {
  match d : Data;
  where d.about_people and d.consent_based;
  unless d.consent_withdrawable by ConsentWithdrawal;
  severity = Medium;
  fix = "Make withdrawing as easy as giving, record both, and let every program that uses the data check it.";
  refs = [linddun("U"), nist("PT-4(3)")];
  question d.consent_withdrawable "Can consent to the use of ${d} be withdrawn?";
}

/// Personal data is used without a reason that the law knows: consent, a contract, a duty. All of
/// it may have to be deleted. A fine comes on top.
@also("lawfulness of processing", "GDPR Art. 6", "unlawful processing") @id("TM-PRI-020")
@formerly("NoReasonInLaw") @linddun(NonCompliance)
rule MissingLegalBasis "Missing legal basis: there is no legal reason to use ${d}" {
  match d : Data;
  where d.about_people;
  where not d.places.empty;
  unless d.legal_basis by LegalBasis;
  severity = High;
  fix = "Write down purpose and legal reason of each use, and stop uses that have none.";
  refs = [linddun("Nc"), nist("PT-3"), nist("PT-2")];
  question d.legal_basis "Is the legal reason for using ${d} written down?";
}

/// Personal data goes to a country whose laws protect it less. Authorities there may look without a
/// judge, and people have no rights. What was promised here does not hold there.
@also("Schrems II", "international transfer", "standard contractual clauses", "SCC", "cross-border transfer")
@id("TM-PRI-021") @formerly("OtherLaws") @linddun(NonCompliance)
rule UnlawfulDataTransfer "Unlawful data transfer: ${given} goes to ${x} in a country with other laws" {
  match x : ExternalService;
  let given = x.receives.filter(d => d.about_people);
  where x.third_country;
  where any d in x.receives : d.about_people;
  unless x.transfer_lawful by TransferSafeguards;
  severity = Medium;
  fix = "Choose a provider under the same law, or agree on clauses, assess the country, and encrypt with keys that stay here.";
  refs = [linddun("Nc"), linddun("Dd.4.1"), nist("SA-9(5)")];
  question x.transfer_lawful
      "Is it settled by law or contract that ${x} may get personal data in its country?";
}

/// Risky personal data is used without assessing what a mistake with it does to people. Health,
/// children, cards, places: such a mistake cannot be undone. The law asks for the assessment
/// first, in writing.
@also("DPIA", "data protection impact assessment", "PIA", "GDPR Art. 35") @id("TM-PRI-022")
@formerly("NeverAssessed") @linddun(NonCompliance)
rule MissingImpactAssessment "Missing impact assessment: nobody has looked at what ${d} can do to people" {
  match d : Data;
  where d.about_people and d.sensitivity >= Restricted;
  where not d.places.empty;
  unless d.dpia_done by DataProtectionImpactAssessment;
  severity = Medium;
  fix = "Write down what can happen to people and what is done about it, and look at it again after each change.";
  refs = [linddun("Nc"), nist("RA-8")];
  question d.dpia_done "Has it been assessed what a mistake with ${d} does to people?";
}

/// Data is used for purposes other than the one it was given for: customers' addresses for
/// advertising, clicks for rating staff. Each step is small. Nobody asked the people concerned.
@also("purpose creep", "purpose limitation", "secondary use") @id("TM-PRI-023") @formerly("UsedForElse")
@linddun(NonCompliance) @linddun(DataDisclosure)
rule FunctionCreep "Function creep: ${d} is used for something other than it was given for" {
  match d : Data;
  where d.about_people;
  where d.places.filter(e => e is Process and e is not UserAgent).size >= 3;
  unless d.purpose_limited by PurposeLimitation;
  severity = Low;
  fix = "Record the purpose with the data, keep programs for other purposes out, and decide on each new one.";
  refs = [linddun("Nc"), linddun("Dd.3.1"), nist("PT-3"), nist("PT-2")];
  question d.purpose_limited "Is ${d} used only for the purpose for which it was given?";
}

/// Children alone agree to the use of their data. They click on whatever is between them and the
/// game. The law does not accept that as consent, and what is collected follows them for life.
@also("COPPA", "age verification", "children's data", "GDPR Art. 8") @id("TM-PRI-024")
@formerly("ChildrenAlone") @linddun(NonCompliance) @linddun(Unawareness)
rule MissingParentalConsent "Missing parental consent: children agree alone to the use of ${d}" {
  match d : ChildData;
  unless d.parental_consent by ParentalConsent;
  severity = High;
  fix = "Ask parents, check that within reason, and set defaults that collect nothing.";
  refs = [linddun("Nc"), nist("PT-4")];
  question d.parental_consent "Do parents agree before ${d} is collected?";
}

/// Two data sets that name nobody are joined by day, place or age. The combination fits one person
/// only. Two harmless sets become a harmful one.
@also("quasi-identifier", "linkage attack", "mosaic effect") @id("TM-PRI-025") @formerly("LinkedByJoins")
@linddun(Linking) @linddun(Identifying)
rule QuasiIdentifierLinking "Linking by quasi-identifiers: ${d}, which joins ${parts}, reveals who is who" {
  match d : Data;
  let parts = d.lineage.filter(x => x != d and x.personal);
  where parts.size >= 2;
  unless d.joins_reviewed by LinkageReview;
  severity = Medium;
  fix = "Look for combinations that fit few people before sets are joined, coarsen or leave out, and forbid other joins.";
  refs = [linddun("L.2.1"), linddun("L.2.1.1"), linddun("I"), nist("SI-19(8)"), nist("PT-2")];
  question d.joins_reviewed "Has someone checked whom the combinations in ${d} identify?";
}

/// Data derived from personal data is taken for anonymous. A small group, a rare value or the
/// difference of two answers fits one person. Attackers learn about someone whose name is not
/// there.
@also("inference attack", "differencing attack", "anonymisation failure", "differential privacy")
@id("TM-PRI-026") @formerly("SingledOut") @linddun(Identifying) @linddun(Linking)
rule SinglingOut "Singling out: people can be singled out in ${d}, which was made from ${from}" {
  match d : Data;
  let from = d.lineage.filter(x => x != d and x.personal);
  where not d.personal.or_else(false) and d is not Statistic;
  where not from.empty;
  unless d.singling_out_tested by ReidentificationTest;
  severity = Medium;
  fix = "Try to find people in it, merge small groups, add noise (differential privacy), and limit the number of queries.";
  refs = [linddun("I"), linddun("L.2.2"), nist("SI-19(6)"), nist("SI-19(8)")];
  question d.singling_out_tested "Has someone tried to single out people in ${d}?";
}

/// A leak is found, and nobody is prepared to find out whose data it was and whom to tell. The law
/// gives three days. In the week that it takes, people could have replaced their cards and
/// passwords.
@also("breach notification", "GDPR Art. 33", "72 hours", "incident response") @id("TM-PRI-027")
@formerly("LateBreachNotice") @linddun(NonCompliance)
rule LateBreachNotification
    "Late breach notification: nobody tells those concerned in time when ${kept} leaks from ${s}" {
  match s : Store;
  let kept = s.handles.filter(d => d.personal);
  where any d in s.handles : d.personal;
  unless s.breach_plan by BreachResponsePlan;
  severity = Low;
  fix = "Write down and practise who finds out what leaked from where, and who tells the authority within 72 hours and those concerned.";
  refs = [linddun("Nc"), cwe(778), nist("IR-6"), nist("IR-8(1)")];
  question s.breach_plan "Is a breach notification within 72 hours rehearsed for ${s}?";
}

/// A processor passes personal data on to processors of its own whom nobody here knows. Nobody can
/// say what the third in the chain may do with it. Nobody can make it erase anything.
@also("sub-processor", "processor chain", "fourth party", "GDPR Art. 28") @id("TM-PRI-028")
@formerly("ProcessorChain") @linddun(NonCompliance) @linddun(DataDisclosure)
rule UnknownSubprocessors
    "Unknown subprocessors: ${given} goes on from ${x} to others whom nobody here knows" {
  match x : ExternalService;
  let given = x.incoming.carries.filter(d => d.personal);
  where any d in x.incoming.carries : d.personal;
  unless x.subprocessors_known by SubprocessorApproval;
  severity = Low;
  fix = "Have all further processors listed, with the same duties and a right to object, and check that erasing reaches them.";
  refs = [linddun("Nc"), linddun("Dd.4.1.2"), nist("SR-3"), nist("SA-9")];
  question x.subprocessors_known "Is it known, and agreed, to whom ${x} passes personal data on?";
}
