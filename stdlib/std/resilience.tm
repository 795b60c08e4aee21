/// Threats to a system's being there, beyond the common ones of `std.stride`:
/// floods, chains of failures, and the day after.
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

/// A server that says at which address a name is found.
component NameServer : network_kinds.DnsServer;

/// A provider with wider lines sorts the traffic before it arrives.
control FloodProtection for Process "protection from floods" {
  provides flood_protected;
  effort = Moderate;
  fix = "Let a provider with wider lines filter traffic, keep the origin's address secret, and practise.";
  refs = [nist("SC-5")];
}

/// Retries wait longer each time, at random, have a budget, and stop while the
/// other side fails.
control Backoff for Flow "patient retries" {
  provides retries_limited;
  effort = Small;
  fix = "Wait longer before each retry, at random, with a budget for all of them, and stop while the other side fails.";
  refs = [nist("SC-5"), asvs("13.1.3")];
}

/// Beyond a measured limit, requests are refused at once, the least important
/// first.
control LoadShedding for Process "load that is refused" {
  provides sheds_load;
  effort = Moderate;
  fix = "Measure what it can bear, refuse the least important beyond that at once, and try it.";
  refs = [nist("SC-5"), nist("SC-6")];
}

/// Each program has its share of memory, disk and time that others cannot take.
control DividedResources for Boundary "divided resources" {
  provides resources_divided;
  effort = Small;
  fix = "Give each program a fixed share of memory, disk and time, or a machine of its own.";
  refs = [nist("SC-6")];
}

/// It is rebuilt elsewhere from nothing at set times, by those who will have
/// to.
control RecoveryDrill for Process, Store "recovery that is practised" {
  provides recovery_tested;
  effort = Moderate;
  fix = "Rebuild it elsewhere from nothing once a year, by those who will have to, and note how long it took.";
  refs = [nist("CP-4"), nist("CP-10")];
}

/// Instances stand in places that do not fail together, and one is enough.
control SeparateSites for Process, Store "separate sites" {
  provides sites_separate;
  effort = Large;
  fix = "Put instances in places that do not fail together, each strong enough alone, and try losing one.";
  refs = [nist("CP-7"), nist("PE-23")];
}

/// Work goes on with less: another provider, a queue until later, a decision by
/// default.
control ForeignFallback for Flow "fallback" {
  provides fallback;
  effort = Moderate;
  fix = "Decide what happens without it: another provider, a queue, a default; and try it.";
  refs = [nist("CP-2")];
}

/// A program renews certificates weeks before their end, and an alarm tells
/// when it did not.
control AutomaticRenewal for Process "certificates renewed by program" {
  provides certificates_renewed;
  effort = Small;
  fix = "Let a program renew certificates weeks ahead, and let an alarm look at those that are really shown.";
  refs = [nist("SC-17")];
}

/// Moving the domain needs a second person and a hardware key, answers are
/// signed, and changes raise an alarm.
control DomainLock for network_kinds.DnsServer "locked domain" {
  provides domain_locked;
  effort = Small;
  fix = "Lock the domain at the registrar, protect its account with a hardware key, sign the zone, and watch for changes.";
  refs = [nist("SC-20")];
}

/// Each caller has a share, growth is watched, and there is room to react.
control StorageQuota for Store "shares of space" {
  provides quota;
  effort = Small;
  fix = "Give each caller a share, watch growth, and delete what is no longer needed.";
  refs = [nist("SC-5")];
}

/// After a few crashes it sets the last input and setting aside, starts in a
/// safe mode or the version before, and waits longer each time.
control SafeRestart for Process "safe restart" {
  provides restarts_safely;
  effort = Moderate;
  fix = "Set aside what was read before a crash, go back to the last good version and settings, and wait longer each time.";
  refs = [nist("SI-17")];
}

/// Thousands of hired machines send more than the line carries. Limits for each
/// caller do not help when every caller is small, and the line is full before
/// our machines see anything.
/// Known as: distributed denial of service (DDoS).
@id("TM-AVL-007") @stride(DenialOfService)
rule Flooded "a flood from many addresses keeps users from ${p}" {
  match p : Process;
  where p.entry_point and p.availability >= Important;
  unless p.flood_protected by FloodProtection;
  severity = if p.availability >= Vital then High else Medium;
  fix = "Let a provider with wider lines filter traffic, keep the origin's address secret, and practise.";
  refs = [cwe(400), capec(125), attack("T1498"), nist("SC-5")];
  question p.flood_protected "Does a provider filter floods before they reach ${p}?";
}

/// A short failure makes each caller ask again, at once and together. The load
/// doubles just when there is no strength, and what would have recovered stays
/// down.
/// Known as: retry storm, thundering herd.
@id("TM-AVL-008") @stride(DenialOfService) @owasp(MishandledConditions)
rule RetryStorm "retries of ${f.source} keep ${f.target} down once it stumbles" {
  match f : Flow;
  where f.source is Process and f.target.run_by_us and f.networked;
  where f.target.availability >= Important and not (f.target is messaging.MessageStore);
  where f.source.run_by_us;
  unless f.retries_limited by Backoff;
  severity = Low;
  gain = [];
  fix = "Wait longer before each retry, at random, with a budget for all of them, and stop while the other side fails.";
  refs = [cwe(799), cwe(1088), nist("SC-5"), asvs("13.1.3")];
  question f.retries_limited "Do retries over ${f} wait longer each time?";
}

/// Load comes from a campaign, a lost neighbour or an attack. A program that
/// takes every request answers none in time; one that refuses some serves the
/// rest.
/// Known as: missing load shedding.
@id("TM-AVL-009") @stride(DenialOfService) @owasp(MishandledConditions)
rule AllOrNothing "${p} fails for everyone when it gets a little more than it can bear" {
  match p : Process;
  where p.serving and p.availability >= Vital;
  unless p.sheds_load by LoadShedding;
  severity = Medium;
  fix = "Measure what it can bear, refuse the least important beyond that at once, and try it.";
  refs = [cwe(400), capec(125), nist("SC-5"), nist("SC-6")];
  question p.sheds_load "Does ${p} refuse what is beyond its strength, instead of slowing down for all?";
}

/// Programs on one machine share its memory, disk and time. One that strangers
/// can drive to its limits takes them from the one that must not stop.
/// Known as: noisy neighbour.
@id("TM-AVL-010") @stride(DenialOfService)
rule HungryNeighbour "${neighbours}, which strangers reach, can take from ${p} the machine that they share" {
  match p : Process, b : Boundary;
  let neighbours = b.elements.filter(e => e is Process and e != p and e.entry_point);
  where b in p.zones and b.shared_runtime and p.availability >= Important;
  where not neighbours.empty;
  unless b.resources_divided by DividedResources;
  severity = Medium;
  gain_of = "p";
  vantage = Inside;
  fix = "Give each program a fixed share of memory, disk and time, or a machine of its own.";
  refs = [cwe(400), cwe(770), attack("T1499"), nist("SC-6")];
  question b.resources_divided "Has each program on ${b} a fixed share of memory, disk and time?";
}

/// The plan for the day after exists on paper, or in someone's head. When the
/// data centre burns, the order of steps, the passwords and the people are
/// found out for the first time.
@id("TM-AVL-011") @stride(DenialOfService) @owasp(MishandledConditions) @cause(Failure)
rule NeverTriedRecovery "nobody knows how long ${e} stays away after a disaster" {
  match e : Element;
  where e.availability >= Vital and (e is Process or e is Store);
  unless e.recovery_tested by RecoveryDrill;
  severity = Medium;
  gain = [];
  fix = "Rebuild it elsewhere from nothing once a year, by those who will have to, and note how long it took.";
  refs = [cwe(693), attack("T1490"), nist("CP-4"), nist("CP-10")];
  question e.recovery_tested "Is it practised to rebuild ${e} from nothing?";
}

/// There are several, but in the same room, or in the same zone of one
/// provider. They fail together.
@id("TM-AVL-012") @stride(DenialOfService) @cause(Failure)
rule AllInOnePlace "one fire, flood or cut cable takes away every instance of ${e}" {
  match e : Element;
  where e.availability >= Vital and e.redundant and (e is Process or e is Store);
  unless e.sites_separate by SeparateSites;
  severity = Medium;
  gain = [];
  fix = "Put instances in places that do not fail together, each strong enough alone, and try losing one.";
  refs = [capec(607), nist("CP-7"), nist("PE-23")];
  question e.sites_separate "Do instances of ${e} stand in places that do not fail together?";
}

/// Someone else's service is down for a day, closes our account, or ends. What
/// needs it stops too, for as long as they like.
@id("TM-AVL-013") @stride(DenialOfService) @owasp(MishandledConditions)
rule ForeignFailure "${f.source} cannot do its work without ${f.target}, and nobody here can fix that" {
  match f : Flow;
  where f.target is ExternalService and f.source.availability >= Vital;
  unless f.fallback by ForeignFallback;
  severity = Medium;
  gain_of = "f.source";
  vantage = OtherEnd;
  fix = "Decide what happens without it: another provider, a queue, a default; and try it.";
  refs = [cwe(754), cwe(636), attack("T1499"), nist("CP-2")];
  question f.fallback "Can ${f.source} go on when ${f.target} is away for a day?";
}

/// Certificates end on a day that somebody once knew. On it, every client
/// refuses the server, all at once and mostly at night.
/// Known as: certificate expiry.
@id("TM-AVL-014") @stride(DenialOfService) @owasp(CryptographicFailures) @cause(Failure)
rule ExpiredCertificate "${p} stops on the day when its certificate runs out" {
  match p : Process;
  where p.availability >= Important;
  where any f in p.serves : f.networked and f.encrypted;
  unless p.certificates_renewed by AutomaticRenewal;
  severity = Low;
  gain = [];
  fix = "Let a program renew certificates weeks ahead, and let an alarm look at those that are really shown.";
  refs = [cwe(298), cwe(324), nist("SC-17")];
  question p.certificates_renewed
      "Are certificates of ${p} renewed by a program, with an alarm when it fails?";
  verify network.certificate_lasts(p);
}

/// Names are kept with a company that can be talked to. One stolen mailbox
/// moves the domain; users, mail and certificates follow it.
/// Known as: domain hijacking.
@id("TM-AVL-015") @stride(Spoofing) @stride(DenialOfService)
rule StolenName "whoever gets into the account of ${n} leads all users elsewhere" {
  match n : network_kinds.DnsServer;
  unless n.domain_locked by DomainLock;
  severity = High;
  gain = [];
  fix = "Lock the domain at the registrar, protect its account with a hardware key, sign the zone, and watch for changes.";
  refs = [cwe(284), capec(142), attack_sub("T1584", "002"), nist("SC-20")];
  question n.domain_locked "Is the domain of ${n} locked at its registrar?";
}

/// Each request leaves something behind: a row, a file, a picture. A script
/// that sends many fills the disk, and with it stops everyone who writes.
/// Known as: resource exhaustion.
@id("TM-AVL-016") @stride(DenialOfService) @owasp(MishandledConditions)
rule FilledStore "strangers can fill ${s} until it takes nothing more" {
  match s : Store;
  where s.takes_untrusted and s is not messaging.MessageStore and s.availability >= Important;
  unless s.quota by StorageQuota;
  severity = Low;
  fix = "Give each caller a share, watch growth, and delete what is no longer needed.";
  refs = [cwe(770), capec(130), attack("T1499"), nist("SC-5")];
  question s.quota "Is there a limit to what one caller can leave in ${s}?";
}

/// A request crashes the program; it starts again, reads the same request,
/// setting or update, and crashes again. A crash loop keeps it away until
/// somebody comes, and for devices in the field somebody has to go there.
@id("TM-AVL-018") @stride(DenialOfService) @owasp(MishandledConditions)
rule CrashLoop "what crashes ${p} once crashes it again after each start" {
  match p : Process;
  where p.takes_untrusted;
  where p.availability >= Important;
  unless p.restarts_safely by SafeRestart;
  severity = if p.availability >= Vital then Medium else Low;
  work = 3;
  fix = "Set aside what was read before a crash, go back to the last good version and settings, and wait longer each time.";
  refs = [cwe(248), cwe(755), nist("SI-17"), nist("CP-10"), nist("CP-12")];
  question p.restarts_safely "Does ${p} set aside what made it crash, and come back without it?";
}
