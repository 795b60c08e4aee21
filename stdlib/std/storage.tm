/// Threats to stores beyond the common ones of `std.stride`: rights, copies,
/// remains and the people who run them.
package std.storage;

import std.core.*;
import std.scales.{Cause};
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.data as data;
import std.db as db;
import std.net as net;
import std.web as web;
import std.checks.stores as stores;
import std.checks.identity as logins;
import std.checks.input as input;
import std.checks.http as http;

/// A disk, stick or tape that is carried about.
component RemovableMedium : db.FileStore {
  attr wiped : bool? "Is it wiped before it changes hands?";
  attr checked : bool? "Is it checked before its files are opened?";
}

/// Whether an element keeps data of the highest class.
private predicate keeps_restricted(e : Element) = any d in e.stores : d.sensitivity >= Restricted;

/// The program's account may do what the program does, and nothing else.
control MinimalDatabaseRights for Flow "few rights in the database" {
  provides rights_minimal;
  effort = Small;
  fix = "Give each program an account of its own that may read and write its own tables only.";
  refs = [asvs("13.2.2"), nist("AC-6")];
}

/// A copy is restored at set times, its age and duration are compared with what
/// was promised.
control RestoreDrill for db.BackupStore "restoring that is tried" {
  provides restore_tested;
  effort = Moderate;
  fix = "Restore a copy twice a year, compare its age and the time it took with what you promised.";
  refs = [nist("CP-9(1)")];
}

/// Media are counted, wiped before they are given away, and destroyed at their
/// end.
control SafeDisposal for RemovableMedium "safe disposal" {
  provides wiped;
  effort = Small;
  fix = "Encrypt what is carried, count media, wipe them before they change hands, and destroy them at their end.";
  refs = [nist("MP-6")];
}

/// Links are signed for one object and one action, and run out within minutes.
control ExpiringLinks for db.ObjectStore "links that run out" {
  provides links_expire;
  effort = Small;
  fix = "Sign each link for one object and action, let it run out within minutes, and check rights when it is made.";
  refs = [nist("AC-3")];
}

/// Keys have an end, are replaced by a plan, and it was tried to read old data
/// afterwards.
control KeyReplacement for db.KeyModule "keys that are replaced" {
  provides keys_replaced;
  effort = Moderate;
  fix = "Give each key an end, replace it by a plan, and try to read old data afterwards.";
  refs = [nist("SC-12"), asvs("11.1.1")];
}

/// Each writer has an account that may change its own part only.
control SeparatedWriters for Store "writers kept apart" {
  provides writers_separated;
  effort = Moderate;
  fix = "Give each writer an account that may change its own part only, or a store of its own.";
  refs = [nist("AC-6")];
}

/// Media pass a checking station, others are refused, and nothing on them
/// starts by itself.
control CheckedMedia for RemovableMedium "checked media" {
  provides checked;
  effort = Small;
  fix = "Check media at a station of their own, refuse others, and switch autostart off.";
  refs = [nist("MP-7")];
}

/// The program logs in as owner of the database. One flaw in it then drops
/// tables, reads what it never needed, and on some servers runs commands.
/// Known as: excessive database privileges.
@id("TM-STO-008") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule AllPowerfulLogin "whoever takes ${f.source} over may do anything in ${s}" {
  match s : db.Database, f : Flow;
  where f in s.serves and f.source is Process and f.source.takes_untrusted;
  where guards(s);
  unless f.rights_minimal by MinimalDatabaseRights;
  severity = Medium;
  gain = [Reads, Changes];
  gain_of = "s";
  vantage = OtherEnd;
  work = 2;
  fix = "Give each program an account of its own that may read and write its own tables only.";
  refs = [cwe(250), cwe(269), capec(122), asvs("13.2.2"), nist("AC-6")];
  question f.rights_minimal "May the account of ${f.source} at ${f.target} do only what ${f.source} needs?";
  verify stores.login_limited(if s is db.Postgres then s else unknown);
}

/// Those who run the store may read everything in it. Someone looks up a
/// neighbour, or sells a list, and no record exists in which it could be found.
/// Known as: insider access without a record.
@id("TM-STO-010") @stride(InformationDisclosure) @owasp(LoggingFailures)
rule CuriousAdministrator "nobody sees who reads ${kept} in ${s}" {
  match s : Store;
  let kept = s.stores.filter(d => d.sensitivity >= Restricted);
  where keeps_restricted(s) and not (s is db.SecretStore);
  unless s.audit_log by AuditLog;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Record who reads such data, administrators included, keep the record elsewhere, and look at it.";
  refs = [cwe(778), cwe(223), attack("T1213"), asvs("16.3.3"), nist("AU-12")];
  question s.audit_log "Does ${s} record who reads what, administrators included?";
}

/// Copies were made for years and never read. On the day when they are needed a
/// key is missing, a table was left out, or it takes a week.
@id("TM-STO-011") @stride(DenialOfService) @owasp(InsecureDesign) @cause(Failure)
rule CopyNobodyCanRead "the copies in ${s} may not come back" {
  match s : db.BackupStore;
  unless s.restore_tested by RestoreDrill;
  severity = Medium;
  gain = [];
  fix = "Restore a copy twice a year, compare its age and the time it took with what you promised.";
  refs = [cwe(693), attack("T1490"), nist("CP-9(1)")];
  question s.restore_tested "Is it tried at set times to restore what ${s} keeps?";
}

/// Originals and copies stand in the same network under the same
/// administrators. Ransom software looks for the copies first.
/// Known as: backups within reach of ransomware.
@id("TM-STO-012") @stride(DenialOfService) @owasp(InsecureDesign)
rule CopyBesideOriginal "whoever wipes ${originals} reaches its copies in ${s} too" {
  match s : db.BackupStore;
  let originals = (s.incoming.source | s.calls.target).filter(e => e is Store and e.zone == s.zone);
  where not originals.empty;
  unless s.append_only by AppendOnly;
  severity = High;
  vantage = Holding;
  fix = "Keep copies under another account that can only add, and that nobody here can delete from.";
  refs = [cwe(653), attack("T1490"), attack("T1486"), nist("CP-9(3)")];
  question s.append_only "Is it impossible to change or delete copies in ${s} from where the originals are?";
}

/// What is carried gets lost, and what is deleted is still there. The finder
/// reads it at leisure.
/// Known as: data remanence.
@id("TM-STO-013") @stride(InformationDisclosure) @owasp(CryptographicFailures) @cause(Loss)
rule RemainsOnDisk "${kept} stays on ${s} when it is lost, sold or thrown away" {
  match s : RemovableMedium;
  let kept = s.stores.filter(d => d.sensitive);
  where keeps_sensitive(s) and not s.encrypted_at_rest.or_else(false);
  unless s.wiped by SafeDisposal;
  severity = Medium;
  vantage = Anywhere;
  fix = "Encrypt what is carried, count media, wipe them before they change hands, and destroy them at their end.";
  refs = [cwe(226), cwe(1266), capec(675), attack("T1052"), nist("MP-6")];
  question s.wiped "Is ${s} wiped before it changes hands?";
}

/// Users are given addresses that open an object without a login. They are
/// forwarded, land in histories and logs, and work until someone deletes the
/// object.
/// Known as: long-lived presigned URLs.
@id("TM-STO-014") @stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule LinkForEver "a link to an object in ${s} works for whoever gets hold of it" {
  match s : db.ObjectStore;
  // Links matter once it is said that nobody needs none.
  where keeps_sensitive(s) and (known(s.links_expire) or not s.public_access.or_else(true));
  where any f in s.serves : not f.source.run_by_us or f.from_untrusted;
  unless s.links_expire by ExpiringLinks;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Sign each link for one object and action, let it run out within minutes, and check rights when it is made.";
  refs = [cwe(862), cwe(613), attack("T1530"), nist("AC-3")];
  question s.links_expire "Do links to objects in ${s} run out within minutes?";
  verify input.old_paths_gone(s);
}

/// A stolen identity fetches all that it may. If no record exists, nobody knows
/// which keys must be replaced, and none are.
@id("TM-STO-015") @stride(Repudiation) @owasp(LoggingFailures)
rule UnseenSecretUse "nobody sees who fetched which secret from ${s}" {
  match s : db.SecretStore;
  where not s.serves.empty;
  unless s.audit_log by AuditLog;
  severity = Medium;
  gain = [];
  fix = "Record each fetch with who and what, keep it elsewhere, and raise an alarm on odd ones.";
  refs = [cwe(778), asvs("16.3.3"), nist("AU-12")];
  question s.audit_log "Does ${s} record who fetched which secret?";
}

/// All programs use the same store, and each may read all of it. Breaking into
/// the weakest yields the keys of the strongest.
/// Known as: missing isolation of secrets.
@id("TM-STO-016") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule SecretsForEveryone "one of ${callers} can fetch the secrets of the others from ${s}" {
  match s : db.SecretStore;
  let callers = s.serves.source;
  where s.serves.source.size >= 2;
  unless s.access_control by Authorization;
  severity = High;
  gain = [Reads];
  vantage = OtherEnd;
  fix = "Let each program read its own secrets only, by an identity of the platform.";
  refs = [cwe(269), cwe(653), attack("T1552"), asvs("13.2.2"), nist("AC-6")];
  question s.access_control "Can each caller of ${s} read only its own secrets?";
  verify logins.objects_separated(http.over_http(s));
}

/// The longer a key is used, the more it opens and the more places have seen
/// it. When it must be replaced in a hurry, nobody knows how.
@id("TM-STO-017") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule OldKeys "keys of ${s} are used for years, and everything hangs on them" {
  match s : db.KeyModule;
  unless s.keys_replaced by KeyReplacement;
  severity = Low;
  vantage = Anywhere;
  work = 14;
  fix = "Give each key an end, replace it by a plan, and try to read old data afterwards.";
  refs = [cwe(324), nist("SC-12"), asvs("11.1.1")];
  question s.keys_replaced "Are keys of ${s} replaced by a plan that was tried?";
}

/// Programs of different trust write to one store, and nothing says which rows
/// are whose. Whoever takes over the least trusted changes what the others read
/// as their own.
@id("TM-STO-018") @stride(Tampering) @owasp(IntegrityFailures)
rule MixedWriters "${lowest} can change in ${s} what those with more trust rely on" {
  match s : Store;
  let writers = s.writers.filter(e => e is Process);
  let best = writers.map(e => trust_of(e)).max;
  let lowest = writers.filter(e => trust_of(e) < best);
  where s is db.Database or s is db.FileStore or s is db.ObjectStore or s is db.Cache;
  where not lowest.empty;
  where any d in s.stores : d.precious;
  unless s.writers_separated by SeparatedWriters;
  severity = Medium;
  vantage = OtherEnd;
  fix = "Give each writer an account that may change its own part only, or a store of its own.";
  refs = [cwe(668), capec(124), attack("T1565"), nist("AC-6")];
  question s.writers_separated "Can each writer to ${s} change only its own part?";
}

/// The stick was in someone's home, or lay on the parking lot. Files on it
/// start by themselves or wait to be opened, and firewalls never see them.
/// Known as: infected removable media.
@id("TM-STO-019") @stride(Tampering) @owasp(IntegrityFailures)
rule DirtyMedium "${s} brings in what it picked up elsewhere" {
  match s : RemovableMedium;
  where not s.outgoing.empty or not s.serves.empty;
  unless s.checked by CheckedMedia;
  severity = Medium;
  gain = [];
  fix = "Check media at a station of their own, refuse others, and switch autostart off.";
  refs = [cwe(829), capec(457), attack("T1091"), nist("MP-7")];
  question s.checked "Is ${s} checked before its files are opened?";
}
