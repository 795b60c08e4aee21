/// Threats to evidence: what is recorded, by whom, for how long, and whether
/// anyone looks.
package std.logging;

import std.core.*;
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.db as db;
import std.compute as compute;
import std.web as web;
import std.checks.identity as logins;
import std.checks.input as input;
import std.checks.http as http;

/// Values are written as fields of a record, with line breaks and marks
/// encoded.
control EncodedLog for Process "encoded log lines" {
  provides log_encoded;
  effort = Small;
  fix = "Write records with fields instead of lines, and encode line breaks and marks.";
  refs = [asvs("16.4.1"), nist("AU-9")];
}

/// Rules look for what should not happen, someone is called, and it was tried.
control Alerting for db.LogStore "alarms from logs" {
  provides alerts;
  effort = Moderate;
  fix = "Let rules look for what should not happen, call someone who can act, and try it with a harmless attack.";
  refs = [asvs("16.3.3"), nist("AU-6"), nist("SI-4")];
}

/// Records are kept for as long as break-ins stay unnoticed, some months at
/// hand.
control LogRetention for db.LogStore "logs kept for a year" {
  provides kept_long_enough;
  effort = Small;
  fix = "Keep records for a year, the last months at hand, and without needless personal data.";
  refs = [nist("AU-11")];
}

/// All machines follow the same clocks over an authenticated protocol, and
/// records bear time zone and milliseconds.
control CommonTime for db.LogStore "common time" {
  provides clocks_agree;
  effort = Small;
  fix = "Let all machines follow the same authenticated time, and write times in UTC.";
  refs = [asvs("16.2.2"), nist("AU-8")];
}

/// Administrators' sessions are recorded where they cannot reach, and go
/// through named accounts.
control RecordedSessions for Flow "recorded sessions" {
  provides session_recorded;
  effort = Small;
  fix = "Lead administrators through a host that records sessions, with an account for each person.";
  refs = [nist("AC-6(9)"), nist("AU-14")];
}

/// The other side signs what it received, and we keep that.
control Receipts for Flow "receipts" {
  provides receipt_kept;
  effort = Moderate;
  fix = "Let the other side sign what it received, keep that, and compare both lists each day.";
  refs = [nist("AU-10")];
}

/// A name with a line break in it becomes two lines, the second of which says
/// whatever its author likes. Marks for terminals and pages make the log attack
/// whoever reads it.
/// Known as: log injection, log forging.
@id("TM-LOG-005") @stride(Tampering) @owasp(LoggingFailures)
rule ForgedLine "callers of ${p} can write lines into its log" {
  match p : Process;
  where p.takes_untrusted;
  where any f in p.calls : f.target is db.LogStore;
  unless p.log_encoded by EncodedLog;
  severity = Low;
  gain = [];
  fix = "Write records with fields instead of lines, and encode line breaks and marks.";
  refs = [cwe(117), capec(93), capec(268), asvs("16.4.1"), nist("AU-9")];
  question p.log_encoded "Are values from callers of ${p} encoded before they are logged?";
  verify input.log_encoded(http.over_http(p));
}

/// Break-ins are found after months, often by others. The lines that tell of
/// them were there on the first day.
/// Known as: missing monitoring and alerting.
@id("TM-LOG-006") @stride(Repudiation) @owasp(LoggingFailures)
rule NobodyLooks "what ${s} records is read by nobody until it is too late" {
  match s : db.LogStore;
  where not s.serves.empty;
  unless s.alerts by Alerting;
  severity = Medium;
  fix = "Let rules look for what should not happen, call someone who can act, and try it with a harmless attack.";
  refs = [cwe(778), asvs("16.3.3"), nist("AU-6"), nist("SI-4")];
  question s.alerts "Is someone called when ${s} shows what should not happen?";
}

/// Logs are thrown away after weeks to save space. Who came in half a year ago,
/// and what they took, can no longer be said.
@id("TM-LOG-007") @stride(Repudiation) @owasp(LoggingFailures)
rule ForgottenTooSoon "${s} has forgotten the day of the break-in when it is noticed" {
  match s : db.LogStore;
  where not s.serves.empty;
  unless s.kept_long_enough by LogRetention;
  severity = Low;
  fix = "Keep records for a year, the last months at hand, and without needless personal data.";
  refs = [cwe(778), nist("AU-11")];
  question s.kept_long_enough "Are records in ${s} kept for about a year?";
}

/// Each machine has a clock of its own. With minutes between them, cause and
/// effect change places, and a record proves nothing.
@id("TM-LOG-008") @stride(Repudiation) @owasp(LoggingFailures)
rule ClocksDisagree "records of ${sources} in ${s} cannot be put in order" {
  match s : db.LogStore;
  let sources = s.serves.source;
  where s.serves.source.size >= 2;
  unless s.clocks_agree by CommonTime;
  severity = Info;
  fix = "Let all machines follow the same authenticated time, and write times in UTC.";
  refs = [cwe(778), asvs("16.2.2"), nist("AU-8")];
  question s.clocks_agree "Do the machines that write to ${s} follow the same clock?";
}

/// Records come from where anyone can be. Invented ones hide a real attack,
/// accuse others, or fill the store until nothing more is recorded.
@id("TM-LOG-009") @stride(Tampering) @owasp(LoggingFailures)
rule StrangersFeedLog "${f.source} can fill ${s} with records of things that never happened" {
  match s : db.LogStore, f : Flow;
  where f in s.serves and f.from_outside;
  unless f.client_verified by MutualTls, ApiKeys, Login, PlatformIdentity;
  severity = Medium;
  gain = [];
  fix = "Take records only from known senders, limit each, and mark what comes from outside.";
  refs = [cwe(345), cwe(346), capec(268), nist("AU-9")];
  question f.client_verified "Does ${s} know from whom the records over ${f} come?";
  verify logins.login_required(http.http_target(f));
}

/// Whoever administers can do everything, also by mistake or on someone's
/// order. Without a record outside of their reach, nobody can say what was
/// done, nor undo it.
@id("TM-LOG-010") @stride(Repudiation) @owasp(LoggingFailures)
rule UnseenAdministrator "what ${f.source} does at ${f.target} over ${f} is seen by nobody" {
  match f : Flow;
  where f.administrative and f.travels and f.target.run_by_us;
  unless f.session_recorded by RecordedSessions;
  severity = Medium;
  fix = "Lead administrators through a host that records sessions, with an account for each person.";
  refs = [cwe(778), attack("T1021"), nist("AC-6(9)"), nist("AU-14")];
  question f.session_recorded
      "Are sessions over ${f} recorded where those who work in them cannot change it?";
}

/// An order went out, money or goods did not come, and the other side knows
/// nothing of it. A line in our own log proves only that we tried.
@id("TM-LOG-011") @stride(Repudiation) @owasp(LoggingFailures)
rule NoReceipt "${f.target} can deny having received ${sent}" {
  match f : Flow;
  let sent = f.carries.filter(d => d.disputable);
  where f.target is ExternalService and f.source is Process;
  where any d in f.carries : d.disputable;
  unless f.receipt_kept by Receipts;
  severity = Low;
  fix = "Let the other side sign what it received, keep that, and compare both lists each day.";
  refs = [cwe(778), nist("AU-10")];
  question f.receipt_kept "Does ${f.target} sign for what it gets over ${f}?";
}
