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
@also("USB stick medium", "external disk")
component RemovableMedium : db.FileStore {
  attr wiped : bool? "Is it wiped before it changes hands?";
  attr checked : bool? "Is it checked before its files are opened?";
}

/// Whether an element keeps data of the highest class.
private predicate keeps_restricted(e : Element) = any d in e.stores : d.sensitivity >= Restricted;

/// The program's account may do what the program does, and nothing else.
@also("least privilege", "database grants", "read-only account") @formerly("MinimalDatabaseRights")
control LeastPrivilegeDatabaseAccount for Flow "least-privilege database account" {
  provides least_privilege;
  effort = Small;
  fix = "Give each program an account of its own that may read and write its own tables only.";
  refs = [asvs("13.2.2"), nist("AC-6")];
}

/// A copy is restored at set times, its age and duration are compared with what
/// was promised.
@also("backup verification", "restore test", "RTO", "RPO") @formerly("RestoreDrill")
control RestoreTesting for db.BackupStore "restore testing" {
  provides restore_tested;
  effort = Moderate;
  fix = "Restore a copy twice a year, and compare its age and the time it took with what you promised.";
  refs = [nist("CP-9(1)")];
}

/// Media are counted, wiped before they are given away, and destroyed at their
/// end.
@also("secure erase", "degaussing", "shredding", "NIST SP 800-88", "media destruction")
@formerly("SafeDisposal")
control MediaSanitization for RemovableMedium "media sanitization" {
  provides wiped;
  effort = Small;
  fix = "Encrypt what is carried, count media, wipe them before they change hands, and destroy them at the end of their life.";
  refs = [nist("MP-6")];
}

/// Links are signed for one object and one action, and expire within minutes.
@also("presigned URL expiry", "SAS", "signed URL")
control ExpiringLinks for db.ObjectStore "expiring links" {
  provides links_expiring;
  effort = Small;
  fix = "Sign each link for one object and action, let it expire within minutes, and check rights when it is made.";
  refs = [nist("AC-3")];
}

/// Keys have an end, are replaced by a plan, and it was tried to read old data
/// afterwards.
@also("key rollover", "rekeying", "cryptoperiod") @formerly("KeyReplacement")
control KeyRotation for db.KeyModule "key rotation" {
  provides keys_rotated;
  effort = Moderate;
  fix = "Give each key an expiry date, replace it on a schedule, and try to read old data afterwards.";
  refs = [nist("SC-12"), asvs("11.1.1")];
}

/// Each writer has an account that may change its own part only.
@also("write permissions", "row-level permissions") @formerly("SeparatedWriters")
control WriterSeparation for Store "writer separation" {
  provides writers_separated;
  effort = Moderate;
  fix = "Give each writer an account that may change its own part only, or a store of its own.";
  refs = [nist("AC-6")];
}

/// Media pass a checking station, others are refused, and nothing on them
/// starts by itself.
@also("antivirus", "USB scanning", "anti-malware", "media control") @formerly("CheckedMedia")
control MalwareScanning for RemovableMedium "malware scanning of media" {
  provides checked;
  effort = Small;
  fix = "Check media at a dedicated station, refuse others, and switch off autostart.";
  refs = [nist("MP-7")];
}

/// A program logs in to its database with more rights than it needs, often as owner. Attackers use
/// one flaw in the program. They drop tables, read what it never needed, and on some servers run
/// commands.
@also("excessive database privileges", "db owner", "sa account", "least privilege violation")
@id("TM-STO-008") @formerly("AllPowerfulLogin") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule OverprivilegedDatabaseAccount
    "Overprivileged database account: anyone who takes ${f.source} over can do anything in ${s}" {
  match s : db.Database, f : Flow;
  where f in s.serves and f.source is Process and f.source.takes_untrusted;
  where guards(s);
  unless f.least_privilege by LeastPrivilegeDatabaseAccount;
  severity = Medium;
  gain = [Reads, Changes];
  gain_of = "s";
  vantage = OtherEnd;
  work = 2;
  fix = "Give each program an account of its own that may read and write its own tables only.";
  refs = [cwe(250), cwe(269), capec(122), asvs("13.2.2"), nist("AC-6")];
  question f.least_privilege "May the account of ${f.source} at ${f.target} do only what ${f.source} needs?";
  verify stores.login_limited(if s is db.Postgres then s else unknown);
}

/// Those who run a store can read everything in it, and nothing records that they do. Someone looks
/// up a neighbour or sells a list. No record exists in which it could be found.
@also("insider threat", "database activity monitoring", "DAM", "insider access") @id("TM-STO-010")
@formerly("CuriousAdministrator") @stride(InformationDisclosure) @owasp(SecurityLoggingAndAlertingFailures)
rule UnloggedDataAccess "Unlogged data access: nobody sees who reads ${kept} in ${s}" {
  match s : Store;
  let kept = s.stores.filter(d => d.sensitivity >= Restricted);
  where keeps_restricted(s) and not (s is db.SecretStore);
  unless s.audit_log by AuditLogging;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Record who reads such data, administrators included, keep the record elsewhere, and look at it.";
  refs = [cwe(778), cwe(223), attack("T1213"), asvs("16.3.3"), nist("AU-12")];
  question s.audit_log "Does ${s} record who reads what, administrators included?";
}

/// Backups are made and never restored. On the day when they are needed, after an attack or a
/// mistake, a key is missing, a table was left out, or it takes a week.
@also("restore test", "backup verification", "RTO", "RPO") @id("TM-STO-011") @formerly("CopyNobodyCanRead")
@stride(DenialOfService) @owasp(InsecureDesign) @cause(Failure)
rule UntestedBackup "Untested backup: the copies in ${s} may not be restorable" {
  match s : db.BackupStore;
  unless s.restore_tested by RestoreTesting;
  severity = Medium;
  gain = [];
  fix = "Restore a copy twice a year, and compare its age and the time it took with what you promised.";
  refs = [cwe(693), attack("T1490"), nist("CP-9(1)")];
  question s.restore_tested "Is restoring from ${s} tested regularly?";
}

/// Backups are in the same network, under the same administrators, as the originals. Attackers
/// with ransomware look for them first. Original and copy are gone together.
@also("ransomware", "immutable backup", "3-2-1 rule", "offline backup", "air-gapped backup") @id("TM-STO-012")
@formerly("CopyBesideOriginal") @stride(DenialOfService) @owasp(InsecureDesign)
rule UnisolatedBackup "Unisolated backup: anyone who wipes ${originals} also reaches its copies in ${s}" {
  match s : db.BackupStore;
  let originals = (s.incoming.source | s.calls.target).filter(e => e is Store and e.zone == s.zone);
  where not originals.empty;
  unless s.append_only by AppendOnlyStorage;
  severity = High;
  vantage = Holding;
  fix = "Keep copies under another account that can only add, and that nobody here can delete from.";
  refs = [cwe(653), attack("T1490"), attack("T1486"), nist("CP-9(3)")];
  question s.append_only "Is it impossible to change or delete copies in ${s} from where the originals are?";
}

/// A medium still holds data after it was deleted, and leaves our hands with it. Media are lost,
/// sold and thrown away. The finder reads it at leisure.
@also("secure erase", "media sanitization", "residual data", "crypto-shredding") @id("TM-STO-013")
@formerly("RemainsOnDisk") @stride(InformationDisclosure) @owasp(CryptographicFailures) @cause(Loss)
rule DataRemanence "Data remanence: ${kept} stays on ${s} when it is lost, sold or thrown away" {
  match s : RemovableMedium;
  let kept = s.stores.filter(d => d.sensitive);
  where keeps_sensitive(s) and not s.encrypted_at_rest.or_else(false);
  unless s.wiped by MediaSanitization;
  severity = Medium;
  vantage = Anywhere;
  fix = "Encrypt what is carried, count media, wipe them before they change hands, and destroy them at the end of their life.";
  refs = [cwe(226), cwe(1266), capec(675), attack("T1052"), nist("MP-6")];
  question s.wiped "Is ${s} wiped before it changes hands?";
}

/// A link opens an object without a login and does not expire. Links are forwarded and land in
/// histories and logs. Attackers who find one read the object until someone deletes it.
@also("presigned URL", "SAS token", "signed URL", "sharing link", "capability URL") @id("TM-STO-014")
@formerly("LinkForEver") @stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule LongLivedSharedLink
    "Long-lived shared link: a link to an object in ${s} works for anyone who gets hold of it" {
  match s : db.ObjectStore;
  // Links matter once it is said that nobody needs none.
  where keeps_sensitive(s) and (known(s.links_expiring) or not s.public_access.or_else(true));
  where any f in s.serves : not f.source.run_by_us or f.from_untrusted;
  unless s.links_expiring by ExpiringLinks;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Sign each link for one object and action, let it expire within minutes, and check rights when it is made.";
  refs = [cwe(862), cwe(613), attack("T1530"), nist("AC-3")];
  question s.links_expiring "Do links to objects in ${s} expire within minutes?";
  verify input.old_paths_gone(s);
}

/// A secret store does not record who fetches what. Attackers with a stolen identity fetch all that
/// it may have. Nobody knows which secrets must be replaced, and none are.
@also("vault audit", "secret access log", "insufficient logging") @id("TM-STO-015")
@formerly("UnseenSecretUse") @stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule UnloggedSecretAccess "Unlogged secret access: nobody sees who fetched which secret from ${s}" {
  match s : db.SecretStore;
  where not s.serves.empty;
  unless s.audit_log by AuditLogging;
  severity = Medium;
  gain = [];
  fix = "Record each fetch with who and what, keep it elsewhere, and raise an alarm on unusual ones.";
  refs = [cwe(778), asvs("16.3.3"), nist("AU-12")];
  question s.audit_log "Does ${s} record who fetched which secret?";
}

/// All programs may read everything in one secret store. Attackers break into the weakest program.
/// They have the keys of the strongest.
@also("missing isolation of secrets", "secret scoping", "least privilege violation") @id("TM-STO-016")
@formerly("SecretsForEveryone") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule OverbroadSecretAccess
    "Overbroad secret access: one of ${callers} can fetch the secrets of the others from ${s}" {
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

/// Cryptographic keys are never replaced. The longer a key is used, the more it opens and the more
/// places have seen it. When attackers have it and it must be replaced in a hurry, nobody knows
/// how.
@also("cryptoperiod", "key rotation", "key rollover") @id("TM-STO-017") @formerly("OldKeys")
@stride(InformationDisclosure) @owasp(CryptographicFailures)
rule MissingKeyRotation
    "Missing key rotation: keys of ${s} are used for years, and everything depends on them" {
  match s : db.KeyModule;
  unless s.keys_rotated by KeyRotation;
  severity = Low;
  vantage = Anywhere;
  work = 14;
  fix = "Give each key an expiry date, replace it on a schedule, and try to read old data afterwards.";
  refs = [cwe(324), nist("SC-12"), asvs("11.1.1")];
  question s.keys_rotated "Are keys of ${s} rotated on a tested schedule?";
}

/// Programs of different trust write to one store, and nothing limits who may change what.
/// Attackers take over the least trusted. The others read its changes as their own data.
@also("data tampering", "mixed trust writers", "shared write access") @id("TM-STO-018")
@formerly("MixedWriters") @stride(Tampering) @owasp(SoftwareOrDataIntegrityFailures)
rule StoredDataManipulation
    "Stored data manipulation: ${lowest} can change in ${s} what those with more trust rely on" {
  match s : Store;
  let writers = s.writers.filter(e => e is Process);
  let best = writers.map(e => trust_of(e)).max;
  let lowest = writers.filter(e => trust_of(e) < best);
  where s is db.Database or s is db.FileStore or s is db.ObjectStore or s is db.Cache;
  where not lowest.empty;
  where any d in s.stores : d.precious;
  unless s.writers_separated by WriterSeparation;
  severity = Medium;
  vantage = OtherEnd;
  fix = "Give each writer an account that may change its own part only, or a store of its own.";
  refs = [cwe(668), capec(124), attack("T1565"), nist("AC-6")];
  question s.writers_separated "Can each writer to ${s} change only its own part?";
}

/// A removable medium brings in files from machines that nobody here controls. Attackers leave a
/// stick on the parking lot, or infect one in someone's home. Its files start by themselves or wait
/// to be opened, and no firewall sees them.
@also("USB malware", "AutoRun", "replication through removable media") @id("TM-STO-019")
@formerly("DirtyMedium") @stride(Tampering) @owasp(SoftwareOrDataIntegrityFailures)
rule InfectedRemovableMedia "Infected removable media: ${s} brings in what it picked up elsewhere" {
  match s : RemovableMedium;
  where not s.outgoing.empty or not s.serves.empty;
  unless s.checked by MalwareScanning;
  severity = Medium;
  gain = [];
  fix = "Check media at a dedicated station, refuse others, and switch off autostart.";
  refs = [cwe(829), capec(457), attack("T1091"), nist("MP-7")];
  question s.checked "Is ${s} checked before its files are opened?";
}
