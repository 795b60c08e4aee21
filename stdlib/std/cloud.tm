/// Threats to accounts, networks and services at a cloud provider. They read roles (an account, object storage, a
/// managed database, a function, a key service), so they hold for the kinds of `std.aws`, `std.azure` and
/// `std.gcp` alike.
package std.cloud;

import std.core.*;
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.hosting.*;
import std.messaging as messaging;
import std.db as db;
import std.web as web;
import std.net as net;
import std.checks.network as network;
import std.checks.http as http;
import std.checks.files as files;

/// The local address answers only requests with a session token, and only from
/// the machine itself.
control SessionMetadata for CloudMachine "guarded metadata" {
  provides metadata_guarded;
  effort = Small;
  fix = "Require session tokens for metadata, with a hop limit of one, and switch it off where it is not needed.";
  refs = [nist("SC-7")];
}

/// The root login has a hardware key and no access keys, and its use raises an
/// alarm.
control LockedRoot for net.CloudAccount "locked root login" {
  provides root_locked;
  effort = Small;
  fix = "Give the root login a hardware key, delete its access keys, and raise an alarm when it is used.";
  refs = [nist("AC-6(5)")];
}

/// All calls in all regions are recorded into another account that nobody here
/// can change.
control AccountTrail for net.CloudAccount "record of the account's calls" {
  provides calls_recorded;
  effort = Small;
  fix = "Record calls of all regions into another account, and raise an alarm when recording stops.";
  refs = [nist("AU-12")];
}

/// The function's role names the actions and things that it needs, without
/// stars.
control MinimalRole for Process "role with few rights" {
  provides role_minimal;
  effort = Small;
  fix = "Give each function a role of its own that names actions and things, and check what it really uses.";
  refs = [nist("AC-6")];
}

/// The trust is bound to a number that the other side keeps for us alone.
control ExternalId for CloudApi "bound trust" {
  provides caller_bound;
  effort = Small;
  fix = "Bind the trust to an external id that the other side keeps for you alone, and to few actions.";
  refs = [nist("AC-6")];
}

/// Names are made and deleted together with what they point to, and are
/// compared each day.
control CleanNames for net.CloudAccount "no dangling names" {
  provides names_cleaned;
  effort = Small;
  fix = "Make and delete names together with what they point to, and look each day for those that point nowhere.";
  refs = [nist("SC-20")];
}

/// Snapshots are encrypted with a key that other accounts cannot use, and
/// sharing is blocked.
control PrivateSnapshots for Store "snapshots that cannot be shared" {
  provides snapshots_private;
  effort = Small;
  fix = "Encrypt with a key of your own that other accounts cannot use, and block sharing for the account.";
  refs = [nist("AC-22")];
}

/// Each key names who may use it and who may administer it, and these are
/// different people.
control KeyPolicy for KeyService "policy for each key" {
  provides use_limited;
  effort = Small;
  fix = "Name in each key's policy who may use and who may administer it, and let nobody do both.";
  refs = [nist("SC-12")];
}

/// The policy names the accounts and sources that may send and read.
control ClosedQueuePolicy for messaging.MessageStore "closed policy" {
  provides policy_closed;
  effort = Small;
  fix = "Name accounts and sources in the policy, and let a check refuse stars.";
  refs = [nist("AC-3")];
}

/// What is behind takes only requests that bear the front's signature or
/// secret.
control ClosedOrigin for web.ContentNetwork "closed origin" {
  provides origin_closed;
  effort = Small;
  fix = "Let the servers behind take only requests with the front's signature, or connections from it.";
  refs = [nist("SC-7")];
}

/// Programs reach only named addresses outside, through a proxy or endpoints
/// that record.
control LimitedExits for VirtualNetwork "limited exits" {
  provides exits_limited;
  effort = Moderate;
  fix = "Lead what goes out through a proxy or endpoints that allow named addresses and record the rest.";
  refs = [nist("SC-7(5)")];
}

/// Rules above the account forbid what is never wanted: public buckets, unused
/// regions, users with lasting keys.
control AccountGuardrails for net.CloudAccount "guard rails" {
  provides guardrails;
  effort = Moderate;
  fix = "Forbid above the account what is never wanted, and compare daily with what is there.";
  refs = [nist("CM-6")];
}

/// Each function has a largest number that run at once, and the account an
/// alarm on cost.
control ReservedConcurrency for Process "limited concurrency" {
  provides concurrency_limited;
  effort = Small;
  fix = "Set a largest number that run at once for each function, and an alarm on cost.";
  refs = [nist("SC-5")];
}

/// Each version is kept for a time in which nobody can delete it.
control LockedVersions for ObjectStorage "locked versions" {
  provides versions_locked;
  effort = Small;
  fix = "Keep versions, lock them for some weeks, and let deleting need a second factor.";
  refs = [nist("CP-9")];
}

/// The service has no address on the internet, or refuses connections from there: a private endpoint, named networks.
control PrivateNetworkAccess for Store "private network access" {
  provides network_restricted;
  effort = Moderate;
  fix = "Switch public network access off, and reach it through a private endpoint or from named networks.";
  refs = [nist("SC-7")];
}

/// Callers show identities of the platform only; shared keys are switched off.
control IdentityOnlyAccess for Store "no shared keys" {
  provides shared_keys_off;
  effort = Moderate;
  fix = "Give each caller an identity of the platform with the rights that it needs, then switch shared keys off.";
  refs = [nist("IA-2"), nist("AC-6")];
}

/// A program deletes or replaces keys before they are 90 days old, or there are none.
control KeyExpiry for LongLivedCloudKey "keys that end" {
  provides ends_soon;
  effort = Moderate;
  fix = "Use identities of the platform instead; where that cannot be, let a program replace each key within 90 days.";
  refs = [nist("IA-5")];
}

/// Each machine in the cloud can ask a local address for the keys of its role.
/// A program on it that fetches addresses for others, or is taken over, hands
/// these keys out.
/// Known as: theft of credentials from the metadata service (IMDS).
@id("TM-CLD-001") @stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
rule StolenMachineIdentity "a request that ${p} is tricked into fetches the keys of ${b}" {
  match p : Process, b : CloudMachine;
  where b in p.zones and p.takes_untrusted;
  unless b.metadata_guarded by SessionMetadata;
  severity = High;
  gain = [TakesOver];
  gain_of = "p";
  work = 5;
  fix = "Require session tokens for metadata, with a hop limit of one, and switch it off where it is not needed.";
  refs = [cwe(918), cwe(522), capec(664), attack_sub("T1552", "005"), nist("SC-7")];
  question b.metadata_guarded "Does the metadata service of ${b} answer only requests with a session token?";
  verify files.metadata_sessions(b), http.metadata_guarded(http.over_http(p));
}

/// The first login of an account may do anything, and no rule can limit it.
/// Whoever gets its password or its mailbox deletes or sells the whole account.
@id("TM-CLD-002") @stride(Spoofing) @owasp(AuthenticationFailures)
rule RootAccount "one password opens everything in ${a}" {
  match a : net.CloudAccount;
  unless a.root_locked by LockedRoot;
  severity = High;
  gain = [TakesOver];
  vantage = Anywhere;
  fix = "Give the root login a hardware key, delete its access keys, and raise an alarm when it is used.";
  refs = [cwe(308), cwe(250), attack_sub("T1078", "004"), nist("AC-6(5)")];
  question a.root_locked "Has the root login of ${a} a hardware key and no access keys?";
  verify files.root_locked(a);
}

/// Everything in the account is done by calls of its interface. Unless they are
/// recorded somewhere else, an intruder makes users, opens doors, and leaves no
/// trace.
@id("TM-CLD-003") @stride(Repudiation) @owasp(LoggingFailures)
rule UnrecordedAccount "nobody can tell who changed what in ${a}" {
  match a : net.CloudAccount;
  unless a.calls_recorded by AccountTrail;
  severity = Medium;
  fix = "Record calls of all regions into another account, and raise an alarm when recording stops.";
  refs = [cwe(778), attack_sub("T1562", "008"), nist("AU-12")];
  question a.calls_recorded "Are all calls in ${a} recorded where nobody in it can change them?";
  verify files.calls_recorded(a);
}

/// Functions are given a role with a star in it, to make them run. Whoever
/// takes over the smallest of them then reads every bucket of the account.
/// Known as: over-permissive role.
@id("TM-CLD-004") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule WideRole "the role of ${f} allows more than its work needs" {
  match f : Process;
  where f.platform_role and (f.takes_untrusted or not f.calls.empty);
  unless f.role_minimal by MinimalRole;
  severity = if f.takes_untrusted then High else Medium;
  gain = [Spreads];
  vantage = Holding;
  work = 4;
  fix = "Give each function a role of its own that names actions and things, and check what it really uses.";
  refs = [cwe(250), cwe(732), attack_sub("T1078", "004"), nist("AC-6")];
  question f.role_minimal "Does the role of ${f} name only what it needs?";
  verify files.policy_narrow(f);
}

/// A service of someone else may act in our account. It does so for all its
/// customers; one of them gives our account's name as their own and sees our
/// data.
/// Known as: confused deputy across accounts.
@id("TM-CLD-005") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule BorrowedTrust "${f.source} can be talked into using its access to us for another customer" {
  match f : CloudApi;
  where f.source is ExternalService or outsider(f.source);
  unless f.caller_bound by ExternalId;
  severity = Medium;
  gain = [Uses];
  vantage = Anywhere;
  work = 10;
  fix = "Bind the trust to an external id that the other side keeps for you alone, and to few actions.";
  refs = [cwe(441), capec(122), attack("T1199"), nist("AC-6")];
  question f.caller_bound "Is the trust that ${f} rests on bound to an id that stands for us alone?";
  verify files.trust_bound(f.target);
}

/// A name was pointed at a bucket, a load balancer or a service that was later
/// deleted. Someone else creates one of the same name and speaks with our
/// domain, certificate included.
/// Known as: dangling DNS, subdomain takeover.
@id("TM-CLD-006") @stride(Spoofing) @owasp(SecurityMisconfiguration)
rule ForgottenName "names of ${a} point to services that are gone, and anyone can take them" {
  match a : net.CloudAccount;
  where known(a.names_cleaned)
      or (any e in a.elements :
          e is web.Gateway or (e.entry_point and (web.serves_http(e) or e is db.ObjectStore)));
  unless a.names_cleaned by CleanNames;
  severity = Medium;
  gain = [];
  fix = "Make and delete names together with what they point to, and look each day for those that point nowhere.";
  refs = [cwe(284), attack_sub("T1584", "001"), nist("SC-20")];
  question a.names_cleaned "Are names deleted together with the services of ${a} that they point to?";
  verify network.names_alive(a);
}

/// One setting shares a snapshot with another account, or with all. Machines
/// look for such snapshots, and a copy is not noticed.
/// Known as: shared snapshot.
@id("TM-CLD-007") @stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
rule SharedSnapshot "a snapshot of ${s} can be copied into another account" {
  match s : Store;
  where s.snapshots_shareable and keeps_sensitive(s);
  unless s.snapshots_private by PrivateSnapshots;
  severity = High;
  vantage = Anywhere;
  work = 8;
  fix = "Encrypt with a key of your own that other accounts cannot use, and block sharing for the account.";
  refs = [cwe(732), attack("T1537"), attack("T1530"), nist("AC-22")];
  question s.snapshots_private "Is it impossible to share snapshots of ${s} with other accounts?";
  verify files.snapshots_private(s);
}

/// The key's own policy hands the decision to the account. Any administrator,
/// and any role with a star, then decrypts everything; encryption protects from
/// nobody inside.
@id("TM-CLD-008") @stride(ElevationOfPrivilege) @owasp(CryptographicFailures)
rule KeyForEveryone "whoever may do much in the account can use the keys of ${k}" {
  match k : KeyService;
  unless k.use_limited by KeyPolicy;
  severity = Medium;
  gain = [Reads];
  vantage = Inside;
  fix = "Name in each key's policy who may use and who may administer it, and let nobody do both.";
  refs = [cwe(732), cwe(269), attack("T1552"), nist("SC-12")];
  question k.use_limited "Does each key of ${k} name who may use it and who may administer it?";
  verify files.policy_closed(k);
}

/// A policy with a star for the caller, written to make a notification arrive,
/// lets every account of the provider in. They need only its name.
@id("TM-CLD-009") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule OpenPolicy "the policy of ${q} may let any account send or read" {
  match q : messaging.MessageStore;
  where q.own_policy and not q.incoming.empty;
  // That anyone may read what must not be read is PublicStore's.
  where not keeps_sensitive(q).or_else(false);
  unless q.policy_closed by ClosedQueuePolicy;
  severity = Medium;
  gain = [Reads, Changes];
  vantage = Anywhere;
  work = 3;
  fix = "Name accounts and sources in the policy, and let a check refuse stars.";
  refs = [cwe(732), attack("T1530"), nist("AC-3")];
  question q.policy_closed "Does the policy of ${q} name who may send and read?";
  verify files.policy_closed(q);
}

/// Filters and limits stand at the network of caches. If the servers behind
/// have addresses of their own, an attacker who finds them asks there.
/// Known as: CDN bypass, origin exposure.
@id("TM-CLD-010") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule AroundTheFront "strangers reach ${origins} without passing ${c}" {
  match c : web.ContentNetwork;
  let origins = c.calls.target.filter(e => web.serves_http(e) or e is db.ObjectStore);
  where not origins.empty;
  unless c.origin_closed by ClosedOrigin;
  severity = Medium;
  gain = [];
  fix = "Let the servers behind take only requests with the front's signature, or connections from it.";
  refs = [cwe(923), cwe(653), attack("T1190"), nist("SC-7")];
  question c.origin_closed "Do servers behind ${c} refuse requests that did not pass it?";
  verify network.fronted(c, origins);
}

/// Nobody can reach the inner network, but everything in it can reach the
/// world. A taken-over program carries the data to any address, or fetches its
/// orders there.
/// Known as: data exfiltration, missing egress filter.
@id("TM-CLD-011") @stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
rule OpenExit "whoever breaks in sends ${taken} out of ${v} unseen" {
  match v : VirtualNetwork;
  let taken = v.elements.stores.filter(d => d.sensitive);
  where any e in v.elements : e is Store and keeps_sensitive(e);
  unless v.exits_limited by LimitedExits;
  severity = Low;
  gain = [];
  fix = "Lead what goes out through a proxy or endpoints that allow named addresses and record the rest.";
  refs = [cwe(923), attack("T1567"), attack("T1041"), attack("T1048"), nist("SC-7(5)")];
  question v.exits_limited "Can programs in ${v} connect only to named addresses outside?";
  verify network.exits_closed(v);
}

/// Everyone who may build may also build something open. With nothing above the
/// account that forbids it, the first hurried change decides.
@id("TM-CLD-012") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule NoGuardrails "one mistake in ${a} opens a bucket, a port or a region" {
  match a : net.CloudAccount;
  unless a.guardrails by AccountGuardrails;
  severity = Medium;
  gain = [];
  fix = "Forbid above the account what is never wanted, and compare daily with what is there.";
  refs = [cwe(1188), attack("T1578"), nist("CM-6")];
  question a.guardrails "Do rules above ${a} forbid all of these: public stores, open ports, unused regions?";
}

/// The platform starts as many as are called. A flood does not stop the
/// function; it stops all others of the account, or arrives as a bill.
/// Known as: denial of wallet.
@id("TM-CLD-013") @stride(DenialOfService) @owasp(InsecureDesign)
rule EndlessScaling "strangers make ${f} run until the account's limit or budget is used up" {
  match f : Process;
  where f.scales_by_itself and f.takes_untrusted;
  unless f.concurrency_limited by ReservedConcurrency;
  severity = Low;
  fix = "Set a largest number that run at once for each function, and an alarm on cost.";
  refs = [cwe(770), capec(125), attack_sub("T1496", "004"), nist("SC-5")];
  question f.concurrency_limited "Is there a largest number of ${f} that run at once?";
  verify files.concurrency_limited(f);
}

/// Whoever gets keys for the bucket replaces its objects by encrypted or empty
/// ones. Without older versions out of reach, there is nothing to go back to.
@id("TM-CLD-014") @stride(Tampering)
rule UnversionedBucket "objects in ${s} can be overwritten or encrypted for ransom" {
  match s : ObjectStorage;
  where any d in s.stores : d.precious;
  // What the business lives on is NoBackup's.
  where known(s.versions_locked)
      or (none d in s.stores : d.availability >= Important or d.integrity >= Vital);
  unless s.versions_locked by LockedVersions;
  severity = Medium;
  gain = [Stops];
  vantage = Holding;
  fix = "Keep versions, lock them for some weeks, and let deleting need a second factor.";
  refs = [cwe(693), attack("T1485"), attack("T1486"), nist("CP-9")];
  question s.versions_locked "Are older versions in ${s} kept where nobody can delete them for a time?";
  verify files.versions_kept(s);
}

/// Public network access: many managed services have an address on the internet from the first day. A password that leaked, a
/// flaw in the login or a rule that is too wide is then enough, from anywhere.
/// Known as: public endpoint, publicly accessible database.
@id("TM-CLD-015") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule PublicNetworkAccess "the internet can connect to ${s}, and a login that leaked is enough" {
  match s : Store;
  where s.public_endpoint and guards(s);
  // In a network that is not reached from outside it has no other address.
  where none z in s.zones : z is net.PrivateNetwork;
  // What serves everyone is worse, and PublicStore's.
  where not s.public_access.or_else(false);
  unless s.network_restricted by PrivateNetworkAccess;
  by [Stranger];
  severity = Medium;
  gain = [Reads, Changes];
  vantage = Anywhere;
  work = 6;
  fix = "Switch public network access off, and reach it through a private endpoint or from named networks.";
  refs = [cwe(668), attack("T1133"), attack_sub("T1078", "004"), nist("SC-7")];
  question s.network_restricted "Can ${s} be reached from networks of ours only, and not from the internet?";
  verify network.unreachable(s);
}

/// Shared keys: account keys and connection strings open the whole service, never end by themselves, and lie in settings, pipelines and
/// notebooks. Records show the key, and not who used it.
/// Known as: shared key authorization, local authentication, connection string.
@id("TM-CLD-016") @stride(ElevationOfPrivilege) @owasp(AuthenticationFailures)
rule SharedKeyAccess "whoever finds a key of ${s} may do anything there, and no record says who it was" {
  match s : Store;
  where s.takes_shared_keys and guards(s);
  unless s.shared_keys_off by IdentityOnlyAccess;
  severity = Medium;
  gain = [Reads, Changes];
  vantage = Anywhere;
  work = 8;
  fix = "Give each caller an identity of the platform with the rights that it needs, then switch shared keys off.";
  refs = [cwe(522), attack_sub("T1552", "001"), attack_sub("T1078", "004"), nist("IA-2")];
  question s.shared_keys_off "Are shared keys of ${s} switched off, so that each caller has an identity of its own?";
}

/// Long-lived access keys: a key of a user or service account works from anywhere until someone deletes it. It is copied to laptops,
/// pipelines and repositories, and outlives the people who made it.
/// Known as: static credentials, service account key, IAM user access key.
@id("TM-CLD-017") @stride(Spoofing) @owasp(AuthenticationFailures)
rule LongLivedAccessKey "a copy of ${d} opens the cloud from anywhere, until someone deletes it" {
  match d : LongLivedCloudKey;
  where not d.places.empty;
  unless d.ends_soon by KeyExpiry;
  severity = Medium;
  gain = [Reads];
  vantage = Anywhere;
  work = 8;
  fix = "Use identities of the platform instead; where that cannot be, let a program replace each key within 90 days.";
  refs = [cwe(324), cwe(798), attack_sub("T1552", "001"), attack_sub("T1078", "004"), nist("IA-5")];
  question d.ends_soon "Is each copy of ${d} deleted or replaced within 90 days, by a program?";
}
