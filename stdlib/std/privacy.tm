/// Privacy by LINDDUN: seven ways in which a system that works as planned still
/// fails the people whose data it has. It applies to personal data, and is
/// imported where that is asked for.
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

/// Where someone is, or was.
abstract data Location : data.PersonalData {
  attr coarsened : bool? "Is it rounded as far as its purpose allows before it leaves the device?";
}

/// What someone did, read, bought or clicked.
abstract data Behaviour : data.PersonalData;

/// Data about someone who is not yet grown up.
abstract data ChildData : data.PersonalData {
  sensitivity = Restricted;
  attr parents_agree : bool? "Do parents agree before it is collected?";
}

/// Numbers about many, from which nobody should be recognised.
abstract data Statistic : Data {
  anonymous = true;
  sensitivity = Internal;
  attr anonymity_tested : bool? "Has someone tried to recognise people in it?";
}

/// Whether data tells something about a person in one of these places.
private predicate holds_personal(e : Element) = any d in e.handles : d.about_people;

/// What personal data an element keeps or handles.
private function personal_of(e : Element) : [Data] = e.handles.filter(d => d.about_people);

/// Each receiver gets another number for the same person, and only we can match
/// them.
control PseudonymPerReceiver for Data "pseudonym for each receiver" {
  provides pseudonym_per_receiver;
  effort = Moderate;
  fix = "Give each receiver another number for the same person, and keep the table to yourself.";
  refs = [nist("SI-19")];
}

/// Data of different purposes lies apart under different numbers, and joining
/// them needs a decision.
control SeparatePurposes for Store "purposes kept apart" {
  provides purposes_separated;
  effort = Moderate;
  fix = "Keep data of different purposes apart under different numbers, and let joining need a decision that is recorded.";
  refs = [nist("PT-3")];
}

/// Counting works without numbers of persons, or with ones that change each day
/// and each site.
control ResetIdentifiers for Flow "identifiers that do not last" {
  provides identifiers_reset;
  effort = Small;
  fix = "Count without numbers of persons, on your own host, or with numbers that change each day.";
  refs = [nist("SI-12(1)")];
}

/// Persons appear under numbers, and the table that leads back lies elsewhere
/// under other rights.
control Pseudonyms for Store "pseudonyms" {
  provides pseudonymised;
  effort = Moderate;
  fix = "Replace names by numbers before they arrive, and keep the table elsewhere under other rights.";
  refs = [nist("SI-19")];
}

/// Small groups are merged or left out, noise is added, and someone tried to
/// recognise people.
control TestedAnonymity for Statistic "tested anonymity" {
  provides anonymity_tested;
  effort = Moderate;
  fix = "Merge small groups, add noise, and let someone try to recognise people before it is given out.";
  refs = [nist("SI-19(6)"), nist("SI-19(8)")];
}

/// Places are rounded as far as the purpose allows, on the device, and times
/// too.
control CoarseLocation for Location "coarse places" {
  provides coarsened;
  effort = Small;
  fix = "Round places and times on the device as far as the purpose allows, and do not keep tracks.";
  refs = [nist("SI-12(1)")];
}

/// Who may send is checked without learning who did: blind tokens, an anonymous
/// channel, no record.
control HiddenOrigin for Flow "hidden origin" {
  provides origin_hidden;
  effort = Large;
  fix = "Check the right to send with blind tokens or group signatures, and keep no record of who sent what.";
}

/// Personal content is encrypted for each person, and throwing the key away
/// erases it.
control ErasableEntries for Store "entries that can be made unreadable" {
  provides erasable;
  effort = Large;
  fix = "Keep personal content outside, or encrypted for each person, so that throwing a key away erases it.";
  refs = [nist("SI-12")];
}

/// The name of the service does not show: shared addresses, padded lengths, or
/// an anonymous network.
control HiddenTraffic for Flow "hidden traffic" {
  provides traffic_hidden;
  effort = Large;
  fix = "Hide the name of the service behind a shared address, pad lengths, or offer an anonymous network.";
  refs = [nist("SC-8(4)")];
}

/// Whether something is missing or forbidden, known or not: the answer is the
/// same.
control HiddenExistence for Process "answers that hide existence" {
  provides existence_hidden;
  effort = Small;
  fix = "Answer the same whether something is missing, forbidden or unknown, in words and in time.";
}

/// Sender, subject and preview say nothing, and the person chooses the way.
control NeutralEnvelope for Flow "neutral envelope" {
  provides envelope_neutral;
  effort = Small;
  fix = "Choose a sender, subject and preview that say nothing, and let the person choose the way.";
  refs = [nist("PT-5")];
}

/// A date is set when it is collected, and a program deletes it everywhere on
/// that day.
control TimelyDeletion for Data "deletion by program" {
  provides deleted_in_time;
  effort = Small;
  fix = "Set an end when data is collected, and let a program delete it everywhere on that day.";
  refs = [nist("SI-12"), nist("MP-6")];
}

/// Each field that is sent has a reason, and the rest is left out or made
/// coarse.
control MinimisedFields for Flow "few fields" {
  provides minimised;
  effort = Small;
  fix = "Give a reason for each field that is sent, and leave out or coarsen the rest.";
  refs = [nist("PT-2"), nist("SI-12(1)")];
}

/// Erasing reaches every copy, index, cache and backup, and it is tried.
control ErasureEverywhere for Data "erasure in all copies" {
  provides erased_everywhere;
  effort = Moderate;
  fix = "Keep one original, know its copies, and let erasing reach them all within weeks.";
  refs = [nist("SI-18")];
}

/// Each person chose what is public and can end it, and collecting by machines
/// is slowed down.
control ChosenPublication for Store "publication by choice" {
  provides publication_chosen;
  effort = Small;
  fix = "Publish only what each person chose, let them end it, and slow down machines that collect.";
  refs = [nist("AC-22")];
}

/// Where it is collected, people read in plain words what is taken, what for,
/// who gets it and for how long.
control PrivacyNotice for Data "notice where it is collected" {
  provides informed;
  effort = Small;
  fix = "Say in plain words, where it is collected, what is taken, what for, who gets it and for how long.";
  refs = [nist("PT-5")];
}

/// People can see, correct, take along and erase what is kept about them,
/// without asking twice.
control SubjectAccess for Data "access for those concerned" {
  provides subject_access;
  effort = Moderate;
  fix = "Let people see, correct, take along and erase what is kept about them, after proving who they are.";
  refs = [nist("PM-20"), nist("SI-18(4)")];
}

/// A person with power to change it reviews a decision on request, with the
/// reasons at hand.
control HumanReview for Process "review by a person" {
  provides person_reviews;
  effort = Moderate;
  fix = "Give reasons, let a person with power to change it review each decision on request, and look for groups that it treats worse.";
  refs = [nist("PM-26")];
}

/// Taking consent back is as easy as giving it, and every program that uses the
/// data looks.
control RevocableConsent for Data "consent that can be taken back" {
  provides consent_revocable;
  effort = Small;
  fix = "Make taking back as easy as giving, record both, and let every program that uses the data look.";
  refs = [nist("PT-4(3)")];
}

/// The reason in law and the purpose are written down for each use.
control LegalBasis for Data "reason in law" {
  provides lawful;
  effort = Small;
  fix = "Write down purpose and legal reason of each use, and stop uses that have none.";
  refs = [nist("PT-2"), nist("PT-3")];
}

/// The country is recognised, or clauses, an assessment and encryption make up
/// for it.
control LawfulTransfer for ExternalService "lawful transfer" {
  provides transfer_lawful;
  effort = Moderate;
  fix = "Choose a provider under the same law, or agree on clauses, assess the country, and encrypt with keys that stay here.";
  refs = [nist("SA-9(5)")];
}

/// What can happen to people, and what is done about it, is written down, and
/// looked at again after changes.
control ImpactAssessment for Data "impact assessment" {
  provides impact_assessed;
  effort = Small;
  fix = "Write down what can happen to people and what is done about it, and look at it again after each change.";
  refs = [nist("RA-8")];
}

/// The purpose stands with the data, programs for other purposes do not get it,
/// and a new one is decided.
control BoundPurpose for Data "bound purpose" {
  provides purpose_bound;
  effort = Moderate;
  fix = "Write the purpose beside the data, keep programs for other purposes out, and decide on each new one.";
  refs = [nist("PT-3"), nist("PT-2")];
}

/// Parents agree, it is checked within reason, and defaults are the careful
/// ones.
control ParentalConsent for ChildData "consent of parents" {
  provides parents_agree;
  effort = Moderate;
  fix = "Ask parents, check that within reason, and set defaults that collect nothing.";
  refs = [nist("PT-4")];
}

/// Before sets are joined someone looks for combinations that fit few people,
/// and coarsens or leaves out.
control JoinReview for Data "reviewed joins" {
  provides joins_reviewed;
  effort = Moderate;
  fix = "Look for combinations that fit few people before sets are joined, coarsen or leave out, and forbid other joins.";
  refs = [nist("SI-19(8)")];
}

/// Someone has tried to find people and to infer what is not said; small groups
/// are merged, noise is added, and questions are counted.
control SinglingOutTest for Data "tested for singling out" {
  provides singling_out_tested;
  effort = Moderate;
  fix = "Try to find people in it, merge small groups, add noise (differential privacy), and limit how often may be asked.";
  refs = [nist("SI-19(6)")];
}

/// It is written down and practised who finds out what leaked, and tells the
/// authority within 72 hours and those concerned without delay.
control BreachPlan for Store "practised breach notice" {
  provides breach_notice;
  effort = Small;
  fix = "Write down and practise who finds out what leaked from where, and who tells the authority within 72 hours and those concerned.";
  refs = [nist("IR-8(1)")];
}

/// The contract lists who else gets the data, with the same duties, and a new
/// one needs our consent.
control KnownSubprocessors for ExternalService "known subprocessors" {
  provides subprocessors_known;
  effort = Small;
  fix = "Have all further processors listed, with the same duties and a right to object, and check that erasing reaches them.";
  refs = [nist("SA-9")];
}

/// The same name, address or number of a person goes to several organisations.
/// Each knows a little; together, or after one of them buys another, they know
/// who this is and what they do.
@id("TM-PRI-001") @linddun(Linking)
rule SameNumberEverywhere "${receivers} can put together what they know about one person by ${d}" {
  match d : Data;
  let receivers = d.places.filter(e => e is ExternalService);
  where d.about_people;
  where d.places.filter(e => e is ExternalService).size >= 2;
  unless d.pseudonym_per_receiver by PseudonymPerReceiver;
  severity = Medium;
  fix = "Give each receiver another number for the same person, and keep the table to yourself.";
  refs = [linddun("L.1.1"), cwe(359), nist("SI-19")];
  question d.pseudonym_per_receiver "Does each receiver of ${d} get another pseudonym for the same person?";
}

/// Data that was given for different purposes lies side by side under one
/// number. Each part is harmless; together they tell how someone lives, and
/// somebody will want to use that.
@id("TM-PRI-002") @linddun(Linking)
rule ProfileBuilt "${s} holds enough about each person for a profile: ${kinds}" {
  match s : Store;
  let kinds = s.stores.filter(d => d.about_people);
  where s.stores.filter(d => d.about_people).size >= 3;
  unless s.purposes_separated by SeparatePurposes;
  severity = Medium;
  fix = "Keep data of different purposes apart under different numbers, and let joining need a decision that is recorded.";
  refs = [linddun("L.2.1.1"), linddun("L.2.2.1"), nist("PT-3")];
  question s.purposes_separated
      "Are data of different purposes in ${s} kept apart, so that they are not joined by accident?";
}

/// A counter or advertisement of someone else sees each page view, with a
/// number that is the same everywhere. It knows its visitors better than any of
/// the sites does.
/// Known as: cross-site tracking.
@id("TM-PRI-003") @linddun(Linking)
rule FollowedAround "${f.target} can follow users of ${f.source} from site to site" {
  match f : Flow;
  where f.target is services.Analytics;
  where f.source is UserAgent or f.source is Process;
  unless f.identifiers_reset by ResetIdentifiers;
  severity = Medium;
  fix = "Count without numbers of persons, on your own host, or with numbers that change each day.";
  refs = [linddun("L.2.2.3"), linddun("Dd.4.1.1"), nist("SI-12(1)")];
  question f.identifiers_reset "Does what goes over ${f} contain no number that stays the same for a person?";
}

/// Series, indexes and logs are for counting and searching. With names in them,
/// everyone who may count can look up a person.
@id("TM-PRI-004") @linddun(Identifying)
rule NamesWhereNumbersDo "${s} knows who ${named} are about, though it need not" {
  match s : Store;
  let named = s.stores.filter(d => d.about_people);
  where s is db.TimeSeries or s is db.SearchIndex or s is db.LogStore;
  where any d in s.stores : d.about_people;
  unless s.pseudonymised by Pseudonyms;
  severity = Medium;
  fix = "Replace names by numbers before they arrive, and keep the table elsewhere under other rights.";
  refs = [linddun("I"), cwe(359), nist("SI-19")];
  question s.pseudonymised "Do persons appear in ${s} under numbers only, with the table kept elsewhere?";
}

/// Names were removed, but age, place and profession remain. In a small group,
/// or together with another list, they point at one person.
/// Known as: re-identification.
@id("TM-PRI-005") @linddun(Identifying)
rule RecognisedInStatistics "people can be recognised in ${d}" {
  match d : Statistic;
  unless d.anonymity_tested by TestedAnonymity;
  severity = Medium;
  fix = "Merge small groups, add noise, and let someone try to recognise people before it is given out.";
  refs = [linddun("L.2.1.1"), linddun("I"), nist("SI-19(8)"), nist("SI-19(6)")];
  question d.anonymity_tested "Has someone tried to recognise people in ${d}?";
}

/// A few exact places with times belong to one person in the world. Whoever
/// gets them knows home, doctor and friends, without any name.
@id("TM-PRI-006") @linddun(Identifying) @linddun(DataDisclosure)
rule PreciseWhereabouts "${d} shows where someone lives, works and sleeps" {
  match d : Location;
  unless d.coarsened by CoarseLocation;
  severity = Medium;
  fix = "Round places and times on the device as far as the purpose allows, and do not keep tracks.";
  refs = [linddun("Dd.1.2"), linddun("L.2.1.1"), nist("SI-12(1)")];
  question d.coarsened "Is ${d} rounded as far as its purpose allows before it leaves the device?";
}

/// A vote, a tip, a cry for help: whoever sends it must be able to say that
/// they did not. A signature, or a login that is recorded, proves that they
/// did.
@id("TM-PRI-007") @linddun(NonRepudiation)
rule ProofAgainstThePerson "${f} leaves proof that someone sent ${d}, which they must be able to deny" {
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
  unless f.origin_hidden by HiddenOrigin;
  severity = High;
  fix = "Check the right to send with blind tokens or group signatures, and keep no record of who sent what.";
  refs = [linddun("Nr"), cwe(359)];
  question f.origin_hidden "Is the right to send over ${f} checked without learning who sends?";
}

/// A store that only adds is good evidence, also against the person who wrote
/// in it. What they said in anger, or what was wrong, stays for ever.
@id("TM-PRI-008") @linddun(NonRepudiation)
rule WrittenForEver "${bound} can never be taken back from ${s}" {
  match s : Store;
  let bound = s.stores.filter(d => d.deniability_needed or d.about_people);
  // That it only adds is said of a store that is made for it; of others nobody is asked.
  where s.append_only.or_else(false);
  where any d in s.stores : d.deniability_needed or d.about_people;
  where s is not db.LogStore;
  unless s.erasable by ErasableEntries;
  severity = Medium;
  fix = "Keep personal content outside, or encrypted for each person, so that throwing a key away erases it.";
  refs = [linddun("Nr"), linddun("Dd.3.4"), nist("SI-12")];
  question s.erasable "Can personal content in ${s} be made unreadable although entries stay?";
}

/// That a person talks to a clinic, a lawyer or a help line says enough.
/// Encryption hides the words, not the address, the time and the length.
@id("TM-PRI-009") @linddun(Detecting)
rule SeenTalking "whoever watches the line knows that someone sends ${d}, without reading it" {
  match d : Data, f : Flow;
  where d in f.payload and d.existence_secret;
  where not f.source.run_by_us;
  where f.travels;
  unless f.traffic_hidden by HiddenTraffic;
  severity = Medium;
  fix = "Hide the name of the service behind a shared address, pad lengths, or offer an anonymous network.";
  refs = [linddun("D.1"), nist("SC-8(4)")];
  question f.traffic_hidden
      "Does an observer of ${f} learn neither with which service someone talks, nor how much?";
}

/// "This address is taken", "no access to this file", or a slower answer: each
/// says that there is something about that person. For a clinic or a party that
/// is already too much.
@id("TM-PRI-010") @linddun(Detecting)
rule TellingAnswer "answers of ${p} tell strangers that someone is known there" {
  match p : Process;
  // A server that logs users in is asked by std.identity.
  where p.entry_point and not p.logs_users_in;
  where any d in p.handles : d.existence_secret;
  unless p.existence_hidden by HiddenExistence;
  severity = Medium;
  fix = "Answer the same whether something is missing, forbidden or unknown, in words and in time.";
  refs = [linddun("D.3"), cwe(204), cwe(203), capec(575)];
  question p.existence_hidden "Are answers of ${p} the same whether it knows a person or not?";
  verify logins.answers_alike(http.over_http(p));
}

/// A mail, a message on a locked screen, a line on a bank statement is seen by
/// family and colleagues. Who it comes from says what it is about.
@id("TM-PRI-011") @linddun(Detecting)
rule EnvelopeTells "the sender's name on ${f} tells others about ${d}" {
  match f : Flow;
  let d = f.carries.filter(x => x.existence_secret);
  where any x in f.carries : x.existence_secret;
  where f is net.Smtp or f.target is services.SmsProvider or f.target is services.MailProvider;
  unless f.envelope_neutral by NeutralEnvelope;
  severity = Medium;
  fix = "Choose a sender, subject and preview that say nothing, and let the person choose the way.";
  refs = [linddun("D.2"), cwe(359), nist("PT-5")];
  question f.envelope_neutral "Do sender and subject of what goes over ${f} say nothing about the person?";
}

/// What is kept can leak, be asked for in court, or be used for something new.
/// Data without an end is kept for ever, because nobody is ever told to delete
/// it.
@id("TM-PRI-012") @linddun(DataDisclosure)
rule KeptTooLong "${d} is kept for longer than anyone needs it" {
  match d : Data;
  where d.about_people;
  where any e in d.stored_at : e is Store;
  unless d.deleted_in_time by TimelyDeletion;
  severity = Medium;
  fix = "Set an end when data is collected, and let a program delete it everywhere on that day.";
  refs = [linddun("Dd.3.4"), nist("SI-12"), nist("MP-6")];
  question d.deleted_in_time "Is ${d} deleted by a program once its purpose is fulfilled?";
}

/// It is easier to send the whole record than to choose. The other side then
/// knows birthday and address of someone whose parcel it only weighs.
@id("TM-PRI-013") @linddun(DataDisclosure)
rule MoreThanNeeded "${receiver} gets more of ${given} than it needs" {
  match f : Flow;
  let receiver = if f.target is ExternalService then f.target else f.source;
  let given = (if f.target is ExternalService then f.sent else f.returns).filter(d => d.about_people);
  where f.target is ExternalService or f.source is ExternalService;
  where any d in if f.target is ExternalService then f.sent else f.returns : d.about_people;
  unless f.minimised by MinimisedFields;
  severity = Medium;
  fix = "Give a reason for each field that is sent, and leave out or coarsen the rest.";
  refs = [linddun("Dd.1.1"), linddun("Dd.2.1"), nist("PT-2"), nist("SI-12(1)")];
  question f.minimised "Has each field that goes over ${f} a reason?";
}

/// Each program keeps a copy of its own. A person who wants to be forgotten is,
/// in one of them.
@id("TM-PRI-014") @linddun(DataDisclosure)
rule CopiesEverywhere "${d} lies in ${copies}, and erasing it in one leaves the others" {
  match d : Data;
  let copies = d.stored_at.filter(e => e is Store);
  where d.about_people;
  where d.stored_at.filter(e => e is Store).size >= 2;
  unless d.erased_everywhere by ErasureEverywhere;
  severity = Medium;
  fix = "Keep one original, know its copies, and let erasing reach them all within weeks.";
  refs = [linddun("Dd.3.2"), linddun("Dd.3.4"), nist("SI-18")];
  question d.erased_everywhere "Does erasing ${d} reach each of its copies, backups included?";
}

/// A profile, a review or a list is open to all, and machines collect it. What
/// was meant for some readers becomes part of other collections, and cannot be
/// taken back.
@id("TM-PRI-015") @linddun(DataDisclosure)
rule ListedInPublic "anyone can read ${shown} about people from ${s}" {
  match s : Store;
  let shown = s.stores.filter(d => d.about_people and not d.sensitive);
  where s.public_access;
  where any d in s.stores : d.about_people and not d.sensitive;
  unless s.publication_chosen by ChosenPublication;
  severity = Medium;
  fix = "Publish only what each person chose, let them end it, and slow down machines that collect.";
  refs = [linddun("Dd.4.2"), cwe(359), nist("AC-22")];
  question s.publication_chosen "Did each person choose that their data in ${s} is public?";
}

/// Data is taken in passing: from a device, a click, someone else. Whoever does
/// not know cannot object, correct or leave.
@id("TM-PRI-016") @linddun(Unawareness)
rule NobodyTold "people do not know that ${d} is collected, and what for" {
  match d : Data;
  where d.about_people;
  where not d.places.empty;
  unless d.informed by PrivacyNotice;
  severity = Medium;
  fix = "Say in plain words, where it is collected, what is taken, what for, who gets it and for how long.";
  refs = [linddun("U"), nist("PT-5")];
  question d.informed "Are people told, where ${d} is collected, what it is for?";
}

/// An address is wrong, a rating comes from somebody else's debts. Without a
/// way to see and correct it, people live with what the machine believes.
@id("TM-PRI-017") @linddun(Unawareness)
rule NoSayInIt "people can neither see, correct nor take along ${d}" {
  match d : Data;
  where d.about_people;
  where any e in d.stored_at : e is Store;
  unless d.subject_access by SubjectAccess;
  severity = Medium;
  fix = "Let people see, correct, take along and erase what is kept about them, after proving who they are.";
  refs = [linddun("U"), nist("PM-20"), nist("SI-18(4)")];
  question d.subject_access "Can people do all of this with ${d}: see it, correct it, erase it?";
}

/// A loan, a job, a suspicion: a program decides from data. Nobody can say how,
/// and an error or a prejudice in it hits the same people each time.
@id("TM-PRI-018") @linddun(Unawareness)
rule DecidedByMachine "${p} decides about people, and nobody can be asked why" {
  match p : Process;
  where p.decides_about_people;
  unless p.person_reviews by HumanReview;
  severity = High;
  fix = "Give reasons, let a person with power to change it review each decision on request, and look for groups that it treats worse.";
  refs = [linddun("U"), linddun("L.2.2.1"), nist("RA-8")];
  question p.person_reviews "Can people have a decision of ${p} reviewed by a person who may change it?";
}

/// Consent was a click years ago. There is no place where it can be taken back,
/// or taking it back changes only a field that no program reads.
@id("TM-PRI-019") @linddun(Unawareness) @linddun(NonCompliance)
rule OnceAndForAll "who agreed once to the use of ${d} cannot change their mind" {
  match d : Data;
  where d.about_people and d.by_consent;
  unless d.consent_revocable by RevocableConsent;
  severity = Medium;
  fix = "Make taking back as easy as giving, record both, and let every program that uses the data look.";
  refs = [linddun("U"), nist("PT-4(3)")];
  question d.consent_revocable "Can consent to the use of ${d} be taken back?";
}

/// Personal data may be used only for a reason that the law knows: consent, a
/// contract, a duty. Without one, all of it may have to be deleted, with a fine
/// on top.
@id("TM-PRI-020") @linddun(NonCompliance)
rule NoReasonInLaw "there is no legal reason to use ${d}" {
  match d : Data;
  where d.about_people;
  where not d.places.empty;
  unless d.lawful by LegalBasis;
  severity = High;
  fix = "Write down purpose and legal reason of each use, and stop uses that have none.";
  refs = [linddun("Nc"), nist("PT-3"), nist("PT-2")];
  question d.lawful "Is the legal reason for using ${d} written down?";
}

/// There, authorities may look without a judge, or people have no rights. What
/// was promised here does not hold there.
@id("TM-PRI-021") @linddun(NonCompliance)
rule OtherLaws "${given} goes to ${x} in a country with other laws" {
  match x : ExternalService;
  let given = x.receives.filter(d => d.about_people);
  where x.abroad;
  where any d in x.receives : d.about_people;
  unless x.transfer_lawful by LawfulTransfer;
  severity = Medium;
  fix = "Choose a provider under the same law, or agree on clauses, assess the country, and encrypt with keys that stay here.";
  refs = [linddun("Nc"), linddun("Dd.4.1"), nist("SA-9(5)")];
  question x.transfer_lawful
      "Is it settled by law or contract that ${x} may get personal data in its country?";
}

/// Health, children, cards, places: a mistake with such data cannot be made
/// good. The law asks to think first, in writing, and to talk to someone who
/// speaks for those concerned.
@id("TM-PRI-022") @linddun(NonCompliance)
rule NeverAssessed "nobody has looked at what ${d} can do to people" {
  match d : Data;
  where d.about_people and d.sensitivity >= Restricted;
  where not d.places.empty;
  unless d.impact_assessed by ImpactAssessment;
  severity = Medium;
  fix = "Write down what can happen to people and what is done about it, and look at it again after each change.";
  refs = [linddun("Nc"), nist("RA-8")];
  question d.impact_assessed "Has it been assessed what a mistake with ${d} does to people?";
}

/// Data that is there gets used: addresses of customers for advertising, clicks
/// for rating staff. Each step is small, and nobody asked those concerned.
@id("TM-PRI-023") @linddun(NonCompliance) @linddun(DataDisclosure)
rule UsedForElse "${d} is used for something else than it was given for" {
  match d : Data;
  where d.about_people;
  where d.places.filter(e => e is Process and e is not UserAgent).size >= 3;
  unless d.purpose_bound by BoundPurpose;
  severity = Low;
  fix = "Write the purpose beside the data, keep programs for other purposes out, and decide on each new one.";
  refs = [linddun("Nc"), linddun("Dd.3.1"), nist("PT-3"), nist("PT-2")];
  question d.purpose_bound "Is ${d} used only for the purpose for which it was given?";
}

/// Children click on what stands between them and the game. The law does not
/// take that for consent, and what is collected follows them for life.
@id("TM-PRI-024") @linddun(NonCompliance) @linddun(Unawareness)
rule ChildrenAlone "children agree alone to the use of ${d}" {
  match d : ChildData;
  unless d.parents_agree by ParentalConsent;
  severity = High;
  fix = "Ask parents, check that within reason, and set defaults that collect nothing.";
  refs = [linddun("Nc"), nist("PT-4")];
  question d.parents_agree "Do parents agree before ${d} is collected?";
}

/// Each of two sets names nobody: visits under a number, sales by district.
/// Joined by day, place and age they fit one person only. Linking through
/// quasi-identifiers makes of two harmless sets a harmful one.
@id("TM-PRI-025") @linddun(Linking) @linddun(Identifying)
rule LinkedByJoins "${d}, which joins ${parts}, tells who is who" {
  match d : Data;
  let parts = d.lineage.filter(x => x != d and x.personal);
  where parts.size >= 2;
  unless d.joins_reviewed by JoinReview;
  severity = Medium;
  fix = "Look for combinations that fit few people before sets are joined, coarsen or leave out, and forbid other joins.";
  refs = [linddun("L.2.1"), linddun("L.2.1.1"), linddun("I"), nist("SI-19(8)"), nist("PT-2")];
  question d.joins_reviewed "Has someone looked whom the combinations in ${d} identify?";
}

/// Data was made from personal data and is taken for anonymous. A small group,
/// a rare value, or the difference of two answers still fits one person:
/// singling out, or inference about someone whose name is not there.
@id("TM-PRI-026") @linddun(Identifying) @linddun(Linking)
rule SingledOut "people can be singled out in ${d}, which was made from ${from}" {
  match d : Data;
  let from = d.lineage.filter(x => x != d and x.personal);
  where not d.personal.or_else(false) and d is not Statistic;
  where not from.empty;
  unless d.singling_out_tested by SinglingOutTest;
  severity = Medium;
  fix = "Try to find people in it, merge small groups, add noise (differential privacy), and limit how often may be asked.";
  refs = [linddun("I"), linddun("L.2.2"), nist("SI-19(6)"), nist("SI-19(8)")];
  question d.singling_out_tested "Has someone tried to single out people in ${d}?";
}

/// A leak is found, and it takes a week to learn what was in it, whose it was
/// and who has to be told. The law gives three days; people could have replaced
/// cards and passwords in that week.
@id("TM-PRI-027") @linddun(NonCompliance)
rule LateBreachNotice "nobody tells those concerned in time when ${kept} leaks from ${s}" {
  match s : Store;
  let kept = s.handles.filter(d => d.personal);
  where any d in s.handles : d.personal;
  unless s.breach_notice by BreachPlan;
  severity = Low;
  fix = "Write down and practise who finds out what leaked from where, and who tells the authority within 72 hours and those concerned.";
  refs = [linddun("Nc"), cwe(778), nist("IR-6"), nist("IR-8(1)")];
  question s.breach_notice "Is it practised to tell, within 72 hours, whose data leaked from ${s}?";
}

/// The processor has processors of its own, and these have theirs. Nobody here
/// knows the third in the chain, what it may do, and whether it erases when we
/// ask.
@id("TM-PRI-028") @linddun(NonCompliance) @linddun(DataDisclosure)
rule ProcessorChain "${given} goes on from ${x} to others whom nobody here knows" {
  match x : ExternalService;
  let given = x.incoming.carries.filter(d => d.personal);
  where any d in x.incoming.carries : d.personal;
  unless x.subprocessors_known by KnownSubprocessors;
  severity = Low;
  fix = "Have all further processors listed, with the same duties and a right to object, and check that erasing reaches them.";
  refs = [linddun("Nc"), linddun("Dd.4.1.2"), nist("SR-3"), nist("SA-9")];
  question x.subprocessors_known "Is it known, and agreed, to whom ${x} passes personal data on?";
}
