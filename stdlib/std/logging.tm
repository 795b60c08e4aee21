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
@also("structured logging", "log sanitization", "log injection protection") @formerly("EncodedLog")
control LogEncoding for Process "log encoding" {
  provides log_encoded;
  effort = Small;
  fix = "Write records with fields instead of lines, and encode line breaks and marks.";
  refs = [asvs("16.4.1"), nist("AU-9")];
}

/// Rules look for what should not happen, someone is called, and it was tried.
@also("SIEM", "SOC", "alerting", "detection", "XDR", "intrusion detection", "IDS") @formerly("Alerting")
control SecurityMonitoring for db.LogStore "security monitoring" {
  provides alerts;
  effort = Moderate;
  fix = "Let rules detect what should not happen, call someone who can act, and try it with a harmless attack.";
  refs = [asvs("16.3.3"), nist("AU-6"), nist("SI-4")];
}

/// Records are kept for as long as break-ins stay unnoticed, some months at
/// hand.
@also("retention period", "log archive")
control LogRetention for db.LogStore "log retention" {
  provides retention_sufficient;
  effort = Small;
  fix = "Keep records for a year, the last months within easy reach, and without unnecessary personal data.";
  refs = [nist("AU-11")];
}

/// All machines follow the same clocks over an authenticated protocol, and
/// records bear time zone and milliseconds.
@also("NTP", "NTS", "PTP", "time synchronization", "chrony") @formerly("CommonTime")
control ClockSynchronization for db.LogStore "clock synchronization" {
  provides clocks_synchronized;
  effort = Small;
  fix = "Let all machines follow the same authenticated time, and write times in UTC.";
  refs = [asvs("16.2.2"), nist("AU-8")];
}

/// Administrators' sessions are recorded where they cannot reach, and go
/// through named accounts.
@also("PAM", "PIM", "session recording", "privileged session management", "CyberArk", "Teleport")
@formerly("RecordedSessions")
control PrivilegedAccessManagement for Flow "privileged access management" {
  provides session_recorded;
  effort = Small;
  fix = "Route administrators through a host that records sessions, with an account for each person.";
  refs = [nist("AC-6(9)"), nist("AU-14")];
}

/// The other side signs what it received, and we keep that.
@also("signed receipt", "acknowledgement", "non-repudiation of receipt") @formerly("Receipts")
control ProofOfReceipt for Flow "proof of receipt" {
  provides receipt_signed;
  effort = Moderate;
  fix = "Let the other side sign what it received, keep that, and compare both lists each day.";
  refs = [nist("AU-10")];
}

/// Input is written into a log without encoding. Attackers send a line break and a line of their
/// own, or control characters for the terminal of the person who reads the log. The log lies, or attacks
/// its reader.
@also("log forging", "CRLF injection", "log4shell") @id("TM-LOG-005") @formerly("ForgedLine")
@stride(Tampering) @owasp(SecurityLoggingAndAlertingFailures)
rule LogInjection "Log injection: callers of ${p} can write lines into its log" {
  match p : Process;
  where p.takes_untrusted;
  where any f in p.calls : f.target is db.LogStore;
  unless p.log_encoded by LogEncoding;
  severity = Low;
  gain = [];
  fix = "Write records with fields instead of lines, and encode line breaks and marks.";
  refs = [cwe(117), capec(93), capec(268), asvs("16.4.1"), nist("AU-9")];
  question p.log_encoded "Is input from callers of ${p} encoded before it is logged?";
  verify input.log_encoded(http.over_http(p));
}

/// Nobody is alerted by what a log records. Attackers stay for months, although the log showed them
/// on the first day. Others find out first.
@also("missing alerting", "SIEM", "insufficient monitoring", "detection gap") @id("TM-LOG-006")
@formerly("NobodyLooks") @stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule MissingSecurityMonitoring
    "Missing security monitoring: nobody reads what ${s} records until it is too late" {
  match s : db.LogStore;
  where not s.serves.empty;
  unless s.alerts by SecurityMonitoring;
  severity = Medium;
  fix = "Let rules detect what should not happen, call someone who can act, and try it with a harmless attack.";
  refs = [cwe(778), asvs("16.3.3"), nist("AU-6"), nist("SI-4")];
  question s.alerts "Does ${s} alert someone when it shows what should not happen?";
}

/// Logs are deleted sooner than break-ins are found. Nobody can say any more how the attackers came
/// in half a year ago. Nobody knows what they took.
@also("log retention", "short retention") @id("TM-LOG-007") @formerly("ForgottenTooSoon") @stride(Repudiation)
@owasp(SecurityLoggingAndAlertingFailures)
rule InsufficientLogRetention
    "Insufficient log retention: ${s} has lost the day of the break-in when it is noticed" {
  match s : db.LogStore;
  where not s.serves.empty;
  unless s.retention_sufficient by LogRetention;
  severity = Low;
  fix = "Keep records for a year, the last months within easy reach, and without unnecessary personal data.";
  refs = [cwe(778), nist("AU-11")];
  question s.retention_sufficient "Are records in ${s} kept for about a year?";
}

/// Machines that write to one log have clocks that disagree. Cause and effect appear reversed. The
/// records neither explain an attack nor prove anything.
@also("clock skew", "NTP", "time synchronization") @id("TM-LOG-008") @formerly("ClocksDisagree")
@stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule UnsynchronizedClocks "Unsynchronized clocks: records of ${sources} in ${s} cannot be put in order" {
  match s : db.LogStore;
  let sources = s.serves.source;
  where s.serves.source.size >= 2;
  unless s.clocks_synchronized by ClockSynchronization;
  severity = Info;
  fix = "Let all machines follow the same authenticated time, and write times in UTC.";
  refs = [cwe(778), asvs("16.2.2"), nist("AU-8")];
  question s.clocks_synchronized "Do the machines that write to ${s} follow the same clock?";
}

/// A log accepts records from places where strangers are. Attackers send invented ones. They hide a
/// real attack, accuse others, or fill the store until nothing more is recorded.
@also("log spoofing", "log flooding", "false records") @id("TM-LOG-009") @formerly("StrangersFeedLog")
@stride(Tampering) @owasp(SecurityLoggingAndAlertingFailures)
rule UntrustedLogSource
    "Untrusted log source: ${f.source} can fill ${s} with records of things that never happened" {
  match s : db.LogStore, f : Flow;
  where f in s.serves and f.from_outside;
  unless f.client_authenticated by MutualTls, ApiKeyAuthentication, TokenAuthentication,
      WorkloadIdentityAuthentication;
  severity = Medium;
  gain = [];
  fix = "Take records only from known senders, limit each, and mark what comes from outside.";
  refs = [cwe(345), cwe(346), capec(268), nist("AU-9")];
  question f.client_authenticated "Does ${s} know from whom the records over ${f} come?";
  verify logins.login_required(http.http_target(f));
}

/// Sessions of administrators are not recorded out of their reach. Attackers with such an account,
/// or an administrator, can do everything. Nobody can say what was done, nor undo it.
@also("PAM", "privileged session management", "session recording", "insider threat") @id("TM-LOG-010")
@formerly("UnseenAdministrator") @stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule UnmonitoredPrivilegedAccess
    "Unmonitored privileged access: nobody sees what ${f.source} does at ${f.target} over ${f}" {
  match f : Flow;
  where f.administrative and f.travels and f.target.run_by_us;
  unless f.session_recorded by PrivilegedAccessManagement;
  severity = Medium;
  fix = "Route administrators through a host that records sessions, with an account for each person.";
  refs = [cwe(778), attack("T1021"), nist("AC-6(9)"), nist("AU-14")];
  question f.session_recorded
      "Are sessions over ${f} recorded where those who work in them cannot change the recording?";
}

/// The receiver of an order gives no proof that it arrived. When money or goods do not come, the
/// other side denies everything. Our own log proves only that we tried.
@also("non-repudiation of receipt", "missing receipt") @id("TM-LOG-011") @formerly("NoReceipt")
@stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule MissingProofOfReceipt "Missing proof of receipt: ${f.target} can deny having received ${sent}" {
  match f : Flow;
  let sent = f.carries.filter(d => d.disputable);
  where f.target is ExternalService and f.source is Process;
  where any d in f.carries : d.disputable;
  unless f.receipt_signed by ProofOfReceipt;
  severity = Low;
  fix = "Let the other side sign what it received, keep that, and compare both lists each day.";
  refs = [cwe(778), nist("AU-10")];
  question f.receipt_signed "Does ${f.target} sign for what it gets over ${f}?";
}
