/// Threats to availability, beyond the common ones of
/// `std.stride`: floods, cascading failures, and recovery.
package std.resilience;

import std.core.*;
import std.scales.{Cause};
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.db as db;
import std.net as net;
import std.network as network_kinds;
import std.web as web;
import std.messaging as messaging;
import std.compute as compute;
import std.checks.network as network;

/// A server that answers with the address for a name.
@also("DNS zone host")
component NameServer : network_kinds.DnsServer;

/// A provider with wider lines sorts the traffic before it arrives.
@also("scrubbing", "Shield", "Cloudflare", "anti-DDoS", "CDN") @formerly("FloodProtection")
control DdosProtection for Process "DDoS protection" {
  provides ddos_protected;
  effort = Moderate;
  fix = "Let a provider with wider lines filter traffic, keep the origin's address secret, and practise.";
  refs = [nist("SC-5")];
}

/// Retries wait longer each time, at random, have a budget, and stop while the
/// other side fails.
@also("retry budget", "jitter") @formerly("Backoff")
control ExponentialBackoff for Flow "exponential backoff" {
  provides retry_backoff;
  effort = Small;
  fix = "Wait longer before each retry, at random, with a budget for all of them, and stop while the other side fails.";
  refs = [nist("SC-5"), asvs("13.1.3")];
}

/// Beyond a measured limit, requests are refused at once, the least important
/// first.
@also("backpressure", "admission control", "graceful degradation")
control LoadShedding for Process "load shedding" {
  provides load_shedding;
  effort = Moderate;
  fix = "Measure its capacity, reject the least important requests beyond it at once, and test that.";
  refs = [nist("SC-5"), nist("SC-6")];
}

/// Each program has its share of memory, disk and time that others cannot take.
@also("cgroups", "quotas", "reserved resources", "QoS") @formerly("DividedResources")
control ResourceIsolation for Boundary "resource isolation" {
  provides resources_isolated;
  effort = Small;
  fix = "Give each program a fixed share of memory, disk and time, or a machine of its own.";
  refs = [nist("SC-6")];
}

/// The people responsible rebuild it
/// elsewhere from nothing at set times.
@also("DR test", "game day", "BCP test", "recovery exercise") @formerly("RecoveryDrill")
control DisasterRecoveryTest for Process, Store "disaster recovery test" {
  provides recovery_tested;
  effort = Moderate;
  fix = "Rebuild it elsewhere from nothing once a year, by those who will have to, and note how long it took.";
  refs = [nist("CP-4"), nist("CP-10")];
}

/// Instances run in places that do not fail together, and one of them is enough.
@also("multi-AZ", "multi-region", "geo-redundancy", "availability zones") @formerly("SeparateSites")
control GeographicRedundancy for Process, Store "geographic redundancy" {
  provides geo_redundant;
  effort = Large;
  fix = "Put instances in places that do not fail together, each strong enough alone, and try losing one.";
  refs = [nist("CP-7"), nist("PE-23")];
}

/// Work goes on with less: another provider, a queue until later, a decision by
/// default.
@also("graceful degradation", "second provider", "failover") @formerly("ForeignFallback")
control Fallback for Flow "fallback" {
  provides fallback;
  effort = Moderate;
  fix = "Decide what happens without it (another provider, a queue, a default), and test that.";
  refs = [nist("CP-2")];
}

/// A program renews certificates weeks before their end, and an alarm tells
/// when it did not.
@also("ACME", "Let's Encrypt", "cert-manager", "certificate lifecycle management")
@formerly("AutomaticRenewal")
control CertificateAutomation for Process "automatic certificate renewal" {
  provides certificates_auto_renewed;
  effort = Small;
  fix = "Renew certificates automatically weeks ahead, and let an alarm check those that are really served.";
  refs = [nist("SC-17")];
}

/// Moving the domain needs a second person and a hardware key, answers are
/// signed, and changes raise an alarm.
@also("registrar lock", "DNSSEC", "domain lock") @formerly("DomainLock")
control RegistryLock for network_kinds.DnsServer "registry lock" {
  provides registry_locked;
  effort = Small;
  fix = "Lock the domain at the registrar, protect its account with a hardware key, sign the zone, and watch for changes.";
  refs = [nist("SC-20")];
}

/// Each caller has a share, growth is watched, and there is room to react.
@also("disk quota", "capacity monitoring")
control StorageQuota for Store "storage quota" {
  provides quota;
  effort = Small;
  fix = "Give each caller a share, watch growth, and delete what is no longer needed.";
  refs = [nist("SC-5")];
}

/// After a few crashes it sets the last input and setting aside, starts in a
/// safe mode or the version before, and waits longer each time.
@also("safe mode", "watchdog", "crash recovery", "A/B update")
control SafeRestart for Process "safe restart" {
  provides restarts_safely;
  effort = Moderate;
  fix = "Set aside what was read before a crash, return to the last good version and settings, and wait longer each time.";
  refs = [nist("SI-17")];
}

/// Many machines together send more than the line or the service can carry. Attackers rent them by
/// the hour. Limits for each caller do not help, because every caller is small and the line is full
/// before our machines see anything.
@also("DDoS", "volumetric attack", "botnet", "flooding") @id("TM-AVL-007") @formerly("Flooded")
@stride(DenialOfService)
rule DistributedDenialOfService
    "Distributed denial of service: a flood from many addresses keeps users from ${p}" {
  match p : Process;
  where p.entry_point and p.availability >= Important;
  unless p.ddos_protected by DdosProtection;
  severity = if p.availability >= Critical then High else Medium;
  fix = "Let a provider with wider lines filter traffic, keep the origin's address secret, and practise.";
  refs = [cwe(400), capec(125), attack("T1498"), nist("SC-5")];
  question p.ddos_protected "Does a provider filter floods before they reach ${p}?";
}

/// Callers repeat failed calls at once and together. A short failure doubles the load just when
/// there is least capacity. What would have recovered stays down.
@also("thundering herd", "exponential backoff", "metastable failure") @id("TM-AVL-008")
@stride(DenialOfService) @owasp(MishandlingOfExceptionalConditions)
rule RetryStorm "Retry storm: retries of ${f.source} keep ${f.target} down once it fails" {
  match f : Flow;
  where f.source is Process and f.target.run_by_us and f.networked;
  where f.target.availability >= Important and not (f.target is messaging.MessageStore);
  where f.source.run_by_us;
  unless f.retry_backoff by ExponentialBackoff;
  severity = Low;
  gain = [];
  fix = "Wait longer before each retry, at random, with a budget for all of them, and stop while the other side fails.";
  refs = [cwe(799), cwe(1088), nist("SC-5"), asvs("13.1.3")];
  question f.retry_backoff "Do retries over ${f} back off exponentially?";
}

/// A program accepts every request, also beyond what it can serve. A campaign, a lost neighbour or
/// an attack brings a little more. It answers none in time, where it could have served most.
@also("overload", "backpressure", "graceful degradation") @id("TM-AVL-009") @formerly("AllOrNothing")
@stride(DenialOfService) @owasp(MishandlingOfExceptionalConditions)
rule MissingLoadShedding
    "Missing load shedding: ${p} fails for everyone when it gets a little more than it can handle" {
  match p : Process;
  where p.serving and p.availability >= Critical;
  unless p.load_shedding by LoadShedding;
  severity = Medium;
  fix = "Measure its capacity, reject the least important requests beyond it at once, and test that.";
  refs = [cwe(400), capec(125), nist("SC-5"), nist("SC-6")];
  question p.load_shedding
      "Does ${p} reject requests beyond its capacity, instead of slowing down for everyone?";
}

/// Programs on one machine share its memory, disk and time without limits. Attackers drive the one
/// that they reach to its limits. The one that must not stop gets nothing.
@also("noisy neighbor", "resource contention", "cgroups") @id("TM-AVL-010") @formerly("HungryNeighbour")
@stride(DenialOfService)
rule NoisyNeighbour
    "Noisy neighbour: ${neighbours}, which strangers reach, can exhaust the machine that ${p} shares with them" {
  match p : Process, b : Boundary;
  let neighbours = b.elements.filter(e => e is Process and e != p and e.entry_point);
  where b in p.zones and b.shared_runtime and p.availability >= Important;
  where not neighbours.empty;
  unless b.resources_isolated by ResourceIsolation;
  severity = Medium;
  gain_of = "p";
  vantage = Inside;
  fix = "Give each program a fixed share of memory, disk and time, or a machine of its own.";
  refs = [cwe(400), cwe(770), attack("T1499"), nist("SC-6")];
  question b.resources_isolated
      "Does each program on ${b} have a fixed share of memory, disk and processor time?";
}

/// The plan for recovery after a disaster has never been tried. When the data centre burns or
/// everything is encrypted, the order of steps, the passwords and the people are tried for the
/// first time.
@also("DR", "RTO", "disaster recovery", "business continuity", "BCP") @id("TM-AVL-011")
@formerly("NeverTriedRecovery") @stride(DenialOfService) @owasp(MishandlingOfExceptionalConditions)
@cause(Failure)
rule UntestedDisasterRecovery
    "Untested disaster recovery: nobody knows how long ${e} stays down after a disaster" {
  match e : Element;
  where e.availability >= Critical and (e is Process or e is Store);
  unless e.recovery_tested by DisasterRecoveryTest;
  severity = Medium;
  gain = [];
  fix = "Rebuild it elsewhere from nothing once a year, by those who will have to, and note how long it took.";
  refs = [cwe(693), attack("T1490"), nist("CP-4"), nist("CP-10")];
  question e.recovery_tested "Is the recovery of ${e} from nothing tested regularly?";
}

/// All instances of a part are in one room, or in one zone of one provider. A fire, a flood or a
/// cut cable takes them together. Redundancy does not help.
@also("single availability zone", "multi-AZ", "geo-redundancy", "common cause failure") @id("TM-AVL-012")
@formerly("AllInOnePlace") @stride(DenialOfService) @cause(Failure)
rule SingleSiteDeployment
    "Single-site deployment: one fire, flood or cut cable takes away every instance of ${e}" {
  match e : Element;
  where e.availability >= Critical and e.redundant and (e is Process or e is Store);
  unless e.geo_redundant by GeographicRedundancy;
  severity = Medium;
  gain = [];
  fix = "Put instances in places that do not fail together, each strong enough alone, and try losing one.";
  refs = [capec(607), nist("CP-7"), nist("PE-23")];
  question e.geo_redundant "Do instances of ${e} run at sites that do not fail together?";
}

/// A program cannot work without a service that someone else runs. That service is down for a day,
/// closes our account, or ends. What needs it stops for as long as its owner likes.
@also("vendor dependency", "vendor lock-in", "dependency failure", "provider outage") @id("TM-AVL-013")
@formerly("ForeignFailure") @stride(DenialOfService) @owasp(MishandlingOfExceptionalConditions)
rule ThirdPartyOutage
    "Third-party outage: ${f.source} cannot do its work without ${f.target}, and nobody here can fix that" {
  match f : Flow;
  where f.target is ExternalService and f.source.availability >= Critical;
  unless f.fallback by Fallback;
  severity = Medium;
  gain_of = "f.source";
  vantage = OtherEnd;
  fix = "Decide what happens without it (another provider, a queue, a default), and test that.";
  refs = [cwe(754), cwe(636), attack("T1499"), nist("CP-2")];
  question f.fallback "Can ${f.source} go on when ${f.target} is down for a day?";
}

/// Certificates expire on a fixed day, and nothing renews them. On that day every client refuses the
/// server, all at once and mostly at night.
@also("expired certificate", "certificate renewal", "ACME") @id("TM-AVL-014") @formerly("ExpiredCertificate")
@stride(DenialOfService) @owasp(CryptographicFailures) @cause(Failure)
rule CertificateExpiry "Certificate expiry: ${p} stops on the day when its certificate expires" {
  match p : Process;
  where p.availability >= Important;
  where any f in p.serves : f.networked and f.encrypted;
  unless p.certificates_auto_renewed by CertificateAutomation;
  severity = Low;
  gain = [];
  fix = "Renew certificates automatically weeks ahead, and let an alarm check those that are really served.";
  refs = [cwe(298), cwe(324), nist("SC-17")];
  question p.certificates_auto_renewed
      "Are certificates of ${p} renewed automatically, with an alarm on failure?";
  verify network.certificate_lasts(p);
}

/// A domain is controlled by one account at a registrar, whose staff can be deceived. Attackers
/// steal one mailbox and move the domain. Users, mail and certificates follow it.
@also("registrar account takeover", "DNS hijacking", "registry lock", "DNSSEC") @id("TM-AVL-015")
@formerly("StolenName") @stride(Spoofing) @stride(DenialOfService)
rule DomainHijacking "Domain hijacking: anyone who gets into the account of ${n} sends all users elsewhere" {
  match n : network_kinds.DnsServer;
  unless n.registry_locked by RegistryLock;
  severity = High;
  gain = [];
  fix = "Lock the domain at the registrar, protect its account with a hardware key, sign the zone, and watch for changes.";
  refs = [cwe(284), capec(142), attack_sub("T1584", "002"), nist("SC-20")];
  question n.registry_locked "Is the domain of ${n} locked at its registrar?";
}

/// Callers may leave as much in a store as they like. Attackers run a script that leaves rows,
/// files or pictures. The disk is full, and everyone who writes stops.
@also("disk full", "resource exhaustion", "quota") @id("TM-AVL-016") @formerly("FilledStore")
@stride(DenialOfService) @owasp(MishandlingOfExceptionalConditions)
rule StorageExhaustion "Storage exhaustion: strangers can fill ${s} until it accepts nothing more" {
  match s : Store;
  where s.takes_untrusted and s is not messaging.MessageStore and s.availability >= Important;
  unless s.quota by StorageQuota;
  severity = Low;
  fix = "Give each caller a share, watch growth, and delete what is no longer needed.";
  refs = [cwe(770), capec(130), attack("T1499"), nist("SC-5")];
  question s.quota "Is there a quota for what one caller can store in ${s}?";
}

/// A program reads the same request, setting or update that crashed it after each start. Attackers
/// send it once. It stays down until somebody steps in, and for devices in the field somebody has
/// to travel there.
@also("CrashLoopBackOff", "boot loop", "restart loop") @id("TM-AVL-018") @stride(DenialOfService)
@owasp(MishandlingOfExceptionalConditions)
rule CrashLoop "Crash loop: what crashes ${p} once crashes it again after each start" {
  match p : Process;
  where p.takes_untrusted;
  where p.availability >= Important;
  unless p.restarts_safely by SafeRestart;
  severity = if p.availability >= Critical then Medium else Low;
  work = 3;
  fix = "Set aside what was read before a crash, return to the last good version and settings, and wait longer each time.";
  refs = [cwe(248), cwe(755), nist("SI-17"), nist("CP-10"), nist("CP-12")];
  question p.restarts_safely "Does ${p} set aside what made it crash, and come back without it?";
}
