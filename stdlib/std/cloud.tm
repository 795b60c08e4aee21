/// Threats to accounts, networks and services at a cloud provider. They read roles (an account, object
/// storage, a managed database, a function, a key service), so they apply to the kinds of `std.aws`,
/// `std.azure` and `std.gcp` alike.
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
@also("IMDSv2", "metadata service protection") @formerly("SessionMetadata")
control ImdsV2 for CloudMachine "session tokens for the metadata service" {
  provides metadata_protected;
  effort = Small;
  fix = "Require session tokens for metadata, with a hop limit of one, and switch it off where it is not needed.";
  refs = [nist("SC-7")];
}

/// The root login has a hardware key and no access keys, and its use raises an
/// alarm.
@also("root MFA", "no root access keys") @formerly("LockedRoot")
control RootAccountProtection for net.CloudAccount "root account protection" {
  provides root_protected;
  effort = Small;
  fix = "Give the root login a hardware key, delete its access keys, and raise an alarm when it is used.";
  refs = [nist("AC-6(5)")];
}

/// All calls in all regions are recorded in
/// another account that nobody here can change.
@also("CloudTrail", "Azure Activity Log", "Cloud Audit Logs", "organization trail") @formerly("AccountTrail")
control CloudAuditLog for net.CloudAccount "cloud audit log" {
  provides cloud_audit_log;
  effort = Small;
  fix = "Record calls of all regions into another account, and raise an alarm when recording stops.";
  refs = [nist("AU-12")];
}

/// The function's role lists the actions and
/// resources that it needs, without wildcards.
@also("least privilege", "IAM role", "minimal permissions") @formerly("MinimalRole")
control LeastPrivilegeRole for Process "least-privilege role" {
  provides role_least_privilege;
  effort = Small;
  fix = "Give each function a role of its own that names actions and things, and check what it really uses.";
  refs = [nist("AC-6")];
}

/// The trust requires an external ID that the other side uses only for us.
@also("confused deputy protection", "sts:ExternalId")
control ExternalId for CloudApi "external id" {
  provides external_id;
  effort = Small;
  fix = "Bind the trust to an external id that the other side keeps for you alone, and to few actions.";
  refs = [nist("AC-6")];
}

/// Names are created and deleted together
/// with their targets, and are checked daily.
@also("subdomain takeover protection", "dangling DNS monitoring") @formerly("CleanNames")
control DnsRecordCleanup for net.CloudAccount "DNS record cleanup" {
  provides dns_records_cleaned;
  effort = Small;
  fix = "Create and delete DNS names together with what they point to, and check every day for those that point nowhere.";
  refs = [nist("SC-20")];
}

/// Snapshots are encrypted with a key that other accounts cannot use, and
/// sharing is blocked.
@also("private snapshots", "block public access for snapshots") @formerly("PrivateSnapshots")
control SnapshotSharingBlock for Store "block on sharing snapshots" {
  provides snapshots_private;
  effort = Small;
  fix = "Encrypt with a key of your own that other accounts cannot use, and block sharing for the account.";
  refs = [nist("AC-22")];
}

/// Each key names who may use it and who may administer it, and these are
/// different people.
@also("KMS key policy", "key administrators", "separation of key use")
control KeyPolicy for KeyService "key policy" {
  provides use_limited;
  effort = Small;
  fix = "Name in each key's policy who may use and who may administer it, and let nobody do both.";
  refs = [nist("SC-12")];
}

/// The policy names the accounts and sources that may send and read.
@also("SQS policy", "resource policy") @formerly("ClosedQueuePolicy")
control RestrictedQueuePolicy for messaging.MessageStore "restricted queue policy" {
  provides policy_restricted;
  effort = Small;
  fix = "Name accounts and sources in the policy, and let a check refuse wildcards.";
  refs = [nist("AC-3")];
}

/// The origin accepts only requests with
/// the front's signature or secret.
@also("OAC", "OAI", "origin lockdown", "authenticated origin pulls") @formerly("ClosedOrigin")
control OriginAccessControl for web.ContentDeliveryNetwork "origin access control" {
  provides origin_protected;
  effort = Small;
  fix = "Let the servers behind take only requests with the front's signature, or connections from it.";
  refs = [nist("SC-7")];
}

/// Programs reach only listed external addresses,
/// through a proxy or endpoints that log.
@also("egress firewall", "egress proxy", "VPC endpoints", "outbound filtering") @formerly("LimitedExits")
control EgressFiltering for VirtualNetwork "egress filtering" {
  provides egress_filtered;
  effort = Moderate;
  fix = "Route outgoing traffic through a proxy or endpoints that allow named addresses and record the rest.";
  refs = [nist("SC-7(5)")];
}

/// Rules above the account forbid what must never happen: public buckets, unused regions, users with
/// long-lived keys.
@also("SCP", "service control policy", "Azure Policy", "organization policy", "preventive controls")
@formerly("AccountGuardrails")
control Guardrails for net.CloudAccount "guardrails" {
  provides guardrails;
  effort = Moderate;
  fix = "Forbid above the account what must never happen, and compare daily with what is there.";
  refs = [nist("CM-6")];
}

/// Each function has a limit on parallel
/// runs, and the account has a cost alarm.
@also("reserved concurrency", "budget alarm") @formerly("ReservedConcurrency")
control ConcurrencyLimit for Process "concurrency limit" {
  provides concurrency_limited;
  effort = Small;
  fix = "Set a maximum number of concurrent instances for each function, and an alarm on cost.";
  refs = [nist("SC-5")];
}

/// Each version is kept for a time during which nobody can delete it.
@also("S3 Object Lock", "bucket versioning", "WORM", "MFA delete", "immutability policy")
@formerly("LockedVersions")
control ObjectLock for ObjectStorage "object lock" {
  provides object_lock;
  effort = Small;
  fix = "Keep versions, lock them for some weeks, and let deleting need a second factor.";
  refs = [nist("CP-9")];
}

/// The service has no address on the internet, or refuses connections from there: a private endpoint, named networks.
@also("private endpoint", "public network access disabled")
control PrivateNetworkAccess for Store "private network access" {
  provides network_restricted;
  effort = Moderate;
  fix = "Switch off public network access, and reach it through a private endpoint or from named networks.";
  refs = [nist("SC-7")];
}

/// Callers use only identities of the platform; shared keys are switched off.
@also("shared key access disabled", "IAM authentication")
control IdentityOnlyAccess for Store "no shared keys" {
  provides shared_keys_off;
  effort = Moderate;
  fix = "Give each caller an identity of the platform with the rights that it needs, then switch off shared keys.";
  refs = [nist("IA-2"), nist("AC-6")];
}

/// Keys are deleted or replaced automatically before they are 90 days old, or there are none.
@also("access key expiration", "credential expiry")
control KeyExpiry for LongLivedCloudKey "keys that end" {
  provides ends_soon;
  effort = Moderate;
  fix = "Use identities of the platform instead; where that cannot be, let a program replace each key within 90 days.";
  refs = [nist("IA-5")];
}

/// Each virtual machine in the cloud can ask a local address for the keys of its role. Attackers
/// trick a program on the machine into fetching that address, or take the program over. They use
/// the keys from anywhere.
@also("IMDS", "instance metadata", "IMDSv1", "cloud instance metadata API") @id("TM-CLD-001")
@formerly("StolenMachineIdentity") @stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
rule MetadataCredentialTheft
    "Metadata credential theft: a request that ${p} is tricked into fetches the keys of ${b}" {
  match p : Process, b : CloudMachine;
  where b in p.zones and p.takes_untrusted;
  unless b.metadata_protected by ImdsV2;
  severity = High;
  gain = [TakesOver];
  gain_of = "p";
  work = 5;
  fix = "Require session tokens for metadata, with a hop limit of one, and switch it off where it is not needed.";
  refs = [cwe(918), cwe(522), capec(664), attack_sub("T1552", "005"), nist("SC-7")];
  question b.metadata_protected
      "Does the metadata service of ${b} answer only requests with a session token?";
  verify files.metadata_sessions(b), http.metadata_protected(http.over_http(p));
}

/// The root login of a cloud account may do anything, and no policy limits it. Attackers get its
/// password or its mailbox. They delete or sell the whole account.
@also("root account without MFA", "break-glass account") @id("TM-CLD-002") @formerly("RootAccount")
@stride(Spoofing) @owasp(AuthenticationFailures)
rule UnprotectedRootAccount "Unprotected root account: one password opens everything in ${a}" {
  match a : net.CloudAccount;
  unless a.root_protected by RootAccountProtection;
  severity = High;
  gain = [TakesOver];
  vantage = Anywhere;
  fix = "Give the root login a hardware key, delete its access keys, and raise an alarm when it is used.";
  refs = [cwe(308), cwe(250), attack_sub("T1078", "004"), nist("AC-6(5)")];
  question a.root_protected "Does the root login of ${a} have a hardware key and no access keys?";
  verify files.root_protected(a);
}

/// The calls that change a cloud account are not recorded out of reach of those who make them.
/// Attackers create users, open ports and leave no trace. Nobody can say later what they changed.
@also("CloudTrail disabled", "disabled cloud logs", "activity log", "insufficient logging") @id("TM-CLD-003")
@formerly("UnrecordedAccount") @stride(Repudiation) @owasp(SecurityLoggingAndAlertingFailures)
rule MissingCloudAuditLog "Missing cloud audit log: nobody can tell who changed what in ${a}" {
  match a : net.CloudAccount;
  unless a.cloud_audit_log by CloudAuditLog;
  severity = Medium;
  fix = "Record calls of all regions into another account, and raise an alarm when recording stops.";
  refs = [cwe(778), attack_sub("T1562", "008"), nist("AU-12")];
  question a.cloud_audit_log "Are all calls in ${a} recorded where nobody in it can change them?";
  verify files.cloud_audit_log(a);
}

/// A function's role allows more than its task needs, often with a wildcard to make it run.
/// Attackers take over the smallest function. They read every bucket of the account.
@also("over-permissive role", "wildcard policy", "IAM", "least privilege violation") @id("TM-CLD-004")
@formerly("WideRole") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule OverprivilegedRole "Overprivileged role: the role of ${f} allows more than its work needs" {
  match f : Process;
  where f.platform_role and (f.takes_untrusted or not f.calls.empty);
  unless f.role_least_privilege by LeastPrivilegeRole;
  severity = if f.takes_untrusted then High else Medium;
  gain = [Spreads];
  vantage = Holding;
  work = 4;
  fix = "Give each function a role of its own that names actions and things, and check what it really uses.";
  refs = [cwe(250), cwe(732), attack_sub("T1078", "004"), nist("AC-6")];
  question f.role_least_privilege "Does the role of ${f} allow only what it needs?";
  verify files.policy_narrow(f);
}

/// An external service may act in our account on behalf of its customers. Attackers become its
/// customer and give our account's name as theirs. The service shows them our data.
@also("confused deputy", "missing external ID") @id("TM-CLD-005") @formerly("BorrowedTrust")
@stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule CrossAccountConfusedDeputy
    "Cross-account confused deputy: ${f.source} can be talked into using its access to us for another customer" {
  match f : CloudApi;
  where f.source is ExternalService or outsider(f.source);
  unless f.external_id by ExternalId;
  severity = Medium;
  gain = [Uses];
  vantage = Anywhere;
  work = 10;
  fix = "Bind the trust to an external id that the other side keeps for you alone, and to few actions.";
  refs = [cwe(441), capec(122), attack("T1199"), nist("AC-6")];
  question f.external_id "Is the trust that ${f} rests on bound to an id that stands for us alone?";
  verify files.trust_bound(f.target);
}

/// A DNS name points at a cloud resource that was deleted. Attackers create a resource of the same
/// name. They speak with our domain, certificate included.
@also("subdomain takeover", "dangling DNS", "dangling CNAME") @id("TM-CLD-006") @formerly("ForgottenName")
@stride(Spoofing) @owasp(SecurityMisconfiguration)
rule DanglingDnsRecord
    "Dangling DNS record: names of ${a} point to services that are gone, and anyone can take them" {
  match a : net.CloudAccount;
  where known(a.dns_records_cleaned)
      or (any e in a.elements :
          e is web.Gateway or (e.entry_point and (web.serves_http(e) or e is db.ObjectStore)));
  unless a.dns_records_cleaned by DnsRecordCleanup;
  severity = Medium;
  gain = [];
  fix = "Create and delete DNS names together with what they point to, and check every day for those that point nowhere.";
  refs = [cwe(284), attack_sub("T1584", "001"), nist("SC-20")];
  question a.dns_records_cleaned
      "Are DNS names deleted together with the services of ${a} that they point to?";
  verify network.names_alive(a);
}

/// A snapshot can be shared with another account, or with everyone, by one setting. Attackers scan
/// for such snapshots and copy them. The copy is not noticed.
@also("shared snapshot", "public snapshot", "public AMI") @id("TM-CLD-007") @formerly("SharedSnapshot")
@stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
rule SnapshotExposure "Snapshot exposure: a snapshot of ${s} can be copied into another account" {
  match s : Store;
  where s.snapshots_shareable and keeps_sensitive(s);
  unless s.snapshots_private by SnapshotSharingBlock;
  severity = High;
  vantage = Anywhere;
  work = 8;
  fix = "Encrypt with a key of your own that other accounts cannot use, and block sharing for the account.";
  refs = [cwe(732), attack("T1537"), attack("T1530"), nist("AC-22")];
  question s.snapshots_private "Is it impossible to share snapshots of ${s} with other accounts?";
  verify files.snapshots_private(s);
}

/// A key's policy leaves its use to the rights of the account, so every administrator and every
/// wildcard role may use it. Attackers with one such role decrypt everything. Encryption then
/// protects against nobody inside.
@also("KMS key policy", "wildcard key policy") @id("TM-CLD-008") @formerly("KeyForEveryone")
@stride(ElevationOfPrivilege) @owasp(CryptographicFailures)
rule OverpermissiveKeyPolicy
    "Overpermissive key policy: anyone with broad rights in the account can use the keys of ${k}" {
  match k : KeyService;
  unless k.use_limited by KeyPolicy;
  severity = Medium;
  gain = [Reads];
  vantage = Inside;
  fix = "Name in each key's policy who may use and who may administer it, and let nobody do both.";
  refs = [cwe(732), cwe(269), attack("T1552"), nist("SC-12")];
  question k.use_limited "Does each key of ${k} name who may use it and who may administer it?";
  verify files.policy_restricted(k);
}

/// A resource's policy allows any caller, for example because it was written to make a notification
/// arrive. Attackers with an account at the same provider need only the name of the queue. They
/// read from it and write to it.
@also("public queue policy", "wildcard principal", "resource-based policy") @id("TM-CLD-009")
@formerly("OpenPolicy") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule OverpermissiveResourcePolicy
    "Overpermissive resource policy: the policy of ${q} may let any account send or read" {
  match q : messaging.MessageStore;
  where q.own_policy and not q.incoming.empty;
  // That anyone may read what must not be read is PublicStorage's.
  where not keeps_sensitive(q).or_else(false);
  unless q.policy_restricted by RestrictedQueuePolicy;
  severity = Medium;
  gain = [Reads, Changes];
  vantage = Anywhere;
  work = 3;
  fix = "Name accounts and sources in the policy, and let a check refuse wildcards.";
  refs = [cwe(732), attack("T1530"), nist("AC-3")];
  question q.policy_restricted "Does the policy of ${q} name who may send and read?";
  verify files.policy_restricted(q);
}

/// Filters and limits are enforced at a content delivery network, and the servers behind it also
/// answer directly. Attackers find their addresses. They attack the servers without any filter in
/// between.
@also("origin exposure", "origin bypass", "WAF bypass", "exposed origin") @id("TM-CLD-010")
@formerly("AroundTheFront") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule CdnBypass "CDN bypass: strangers reach ${origins} without passing ${c}" {
  match c : web.ContentDeliveryNetwork;
  let origins = c.calls.target.filter(e => web.serves_http(e) or e is db.ObjectStore);
  where not origins.empty;
  unless c.origin_protected by OriginAccessControl;
  severity = Medium;
  gain = [];
  fix = "Let the servers behind take only requests with the front's signature, or connections from it.";
  refs = [cwe(923), cwe(653), attack("T1190"), nist("SC-7")];
  question c.origin_protected "Do servers behind ${c} refuse requests that did not pass it?";
  verify network.fronted(c, origins);
}

/// A network lets its programs connect to any address outside. Attackers who take one over send the
/// data anywhere, and fetch their next orders the same way. Nobody sees it.
@also("data exfiltration", "egress filter", "command and control", "C2") @id("TM-CLD-011")
@formerly("OpenExit") @stride(InformationDisclosure) @owasp(SecurityMisconfiguration)
rule MissingEgressFiltering
    "Missing egress filtering: anyone who breaks in sends ${taken} out of ${v} unnoticed" {
  match v : VirtualNetwork;
  let taken = v.elements.stores.filter(d => d.sensitive);
  where any e in v.elements : e is Store and keeps_sensitive(e);
  unless v.egress_filtered by EgressFiltering;
  severity = Low;
  gain = [];
  fix = "Route outgoing traffic through a proxy or endpoints that allow named addresses and record the rest.";
  refs = [cwe(923), attack("T1567"), attack("T1041"), attack("T1048"), nist("SC-7(5)")];
  question v.egress_filtered "Can programs in ${v} connect only to named addresses outside?";
  verify network.exits_closed(v);
}

/// Nothing above a cloud account forbids what must never happen in it. Everyone who may build may
/// also build something open. The first hurried change exposes data to the world.
@also("service control policy", "SCP", "preventive controls", "landing zone", "Azure Policy")
@id("TM-CLD-012") @formerly("NoGuardrails") @stride(ElevationOfPrivilege) @owasp(SecurityMisconfiguration)
rule MissingGuardrails "Missing guardrails: one mistake in ${a} opens a bucket, a port or a region" {
  match a : net.CloudAccount;
  unless a.guardrails by Guardrails;
  severity = Medium;
  gain = [];
  fix = "Forbid above the account what must never happen, and compare daily with what is there.";
  refs = [cwe(1188), attack("T1578"), nist("CM-6")];
  question a.guardrails "Do policies above ${a} forbid public stores, open ports and unused regions?";
}

/// A serverless platform starts as many functions as are called. Attackers call without end. The
/// other functions of the account stop at its limit, or the flood arrives as a bill.
@also("EDoS", "economic denial of sustainability", "cost explosion", "unlimited concurrency")
@id("TM-CLD-013") @formerly("EndlessScaling") @stride(DenialOfService) @owasp(InsecureDesign)
rule DenialOfWallet
    "Denial of wallet: strangers make ${f} run until the account's limit or budget is used up" {
  match f : Process;
  where f.scales_by_itself and f.takes_untrusted;
  unless f.concurrency_limited by ConcurrencyLimit;
  severity = Low;
  fix = "Set a maximum number of concurrent instances for each function, and an alarm on cost.";
  refs = [cwe(770), capec(125), attack_sub("T1496", "004"), nist("SC-5")];
  question f.concurrency_limited "Is the number of instances of ${f} that run at once limited?";
  verify files.concurrency_limited(f);
}

/// A bucket keeps no earlier versions of its objects out of reach. Attackers who get keys for it
/// replace its objects with encrypted or empty ones. There is nothing to go back to.
@also("cloud ransomware", "object lock", "bucket versioning", "WORM") @id("TM-CLD-014")
@formerly("UnversionedBucket") @stride(Tampering)
rule MissingObjectVersioning
    "Missing object versioning: objects in ${s} can be overwritten or encrypted for ransom" {
  match s : ObjectStorage;
  where any d in s.stores : d.precious;
  // What the business lives on is MissingBackup's.
  where known(s.object_lock) or (none d in s.stores : d.availability >= Important or d.integrity >= Critical);
  unless s.object_lock by ObjectLock;
  severity = Medium;
  gain = [Stops];
  vantage = Holding;
  fix = "Keep versions, lock them for some weeks, and let deleting need a second factor.";
  refs = [cwe(693), attack("T1485"), attack("T1486"), nist("CP-9")];
  question s.object_lock "Are older versions in ${s} kept where nobody can delete them for a time?";
  verify files.versions_kept(s);
}

/// A managed service has an address on the internet, often from its first day. Attackers need a
/// leaked password, a flaw in the login, or a firewall rule that is too wide. They get in from
/// anywhere.
@also("public endpoint", "publicly accessible database") @id("TM-CLD-015") @stride(ElevationOfPrivilege)
@owasp(SecurityMisconfiguration)
rule PublicNetworkAccess
    "Public network access: the internet can connect to ${s}, and a login that leaked is enough" {
  match s : Store;
  where s.public_endpoint and guards(s);
  // In a network that is not reached from outside it has no other address.
  where none z in s.zones : z is net.PrivateNetwork;
  // What serves everyone is worse, and PublicStorage's.
  where not s.public_access.or_else(false);
  unless s.network_restricted by PrivateNetworkAccess;
  by [Stranger];
  severity = Medium;
  gain = [Reads, Changes];
  vantage = Anywhere;
  work = 6;
  fix = "Switch off public network access, and reach it through a private endpoint or from named networks.";
  refs = [cwe(668), attack("T1133"), attack_sub("T1078", "004"), nist("SC-7")];
  question s.network_restricted "Can ${s} be reached only from our own networks, and not from the internet?";
  verify network.unreachable(s);
}

/// Account keys and connection strings open a whole service and never expire. Attackers find them
/// in settings, pipelines and notebooks. They do anything there, and records show only the key.
@also("shared key authorization", "local authentication", "connection string", "SAS") @id("TM-CLD-016")
@stride(ElevationOfPrivilege) @owasp(AuthenticationFailures)
rule SharedKeyAccess
    "Shared key access: anyone who finds a key of ${s} can do anything there, and no record says who it was" {
  match s : Store;
  where s.takes_shared_keys and guards(s);
  unless s.shared_keys_off by IdentityOnlyAccess;
  severity = Medium;
  gain = [Reads, Changes];
  vantage = Anywhere;
  work = 8;
  fix = "Give each caller an identity of the platform with the rights that it needs, then switch off shared keys.";
  refs = [cwe(522), attack_sub("T1552", "001"), attack_sub("T1078", "004"), nist("IA-2")];
  question s.shared_keys_off
      "Are shared keys of ${s} switched off, so that each caller has an identity of its own?";
}

/// A key of a user or service account works from anywhere until someone deletes it. Attackers find
/// a copy on a laptop, in a pipeline or in a repository. It outlives the people who made it.
@also("static credentials", "service account key", "IAM user access key") @id("TM-CLD-017") @stride(Spoofing)
@owasp(AuthenticationFailures)
rule LongLivedAccessKey
    "Long-lived access key: a copy of ${d} opens the cloud from anywhere, until someone deletes it" {
  match d : LongLivedCloudKey;
  where not d.places.empty;
  unless d.ends_soon by KeyExpiry;
  severity = Medium;
  gain = [Reads];
  vantage = Anywhere;
  work = 8;
  fix = "Use identities of the platform instead; where that cannot be, let a program replace each key within 90 days.";
  refs = [cwe(324), cwe(798), attack_sub("T1552", "001"), attack_sub("T1078", "004"), nist("IA-5")];
  question d.ends_soon "Is each copy of ${d} deleted or replaced automatically within 90 days?";
}
