/// STRIDE, element by element: tmc asks for each element about the
/// threats that its kind can have. Nothing is guessed: tmc asks which of
/// them were reviewed and answered, and lists the others. Import this,
/// or `std.stride_interaction`, for a complete walk through the model.
package std.stride_element;

import std.core.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.controls.{StrideReview, FlowStrideReview};
import std.db as db;

/// An external actor is recognised by what it shows: a password, a key, an address. Attackers who
/// get hold of it, or who are not asked for it, act in the actor's place.
@id("TM-SEL-001") @formerly("ActorSpoofed") @stride(Spoofing)
rule ActorSpoofing "Spoofing of an actor: someone may pass for ${e}" {
  match e : Element;
  where e is Actor or e is ExternalService;
  where not e.flows.empty;
  unless Spoofing in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say how each of those who call proves who it is, and what happens when the proof is stolen.";
  refs = [cwe(287), capec(151), nist("IA-2")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// An external actor orders, agrees and receives, and later denies it. Without a record that both
/// sides accept, it is word against word.
@id("TM-SEL-002") @formerly("ActorDenies") @stride(Repudiation)
rule ActorRepudiation "Repudiation by an actor: ${e} may deny what was done in its name" {
  match e : Element;
  where e is Actor or e is ExternalService;
  where not e.flows.empty;
  unless Repudiation in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say which actions must be provable, and keep a record that both sides accept.";
  refs = [cwe(778), nist("AU-10")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// Callers recognise a process by its address and certificate, and those that it calls recognise it
/// by its account. Attackers run another program with one of these. It is taken for the process.
@id("TM-SEL-003") @formerly("ProcessSpoofed") @stride(Spoofing)
rule ProcessSpoofing "Spoofing of a process: something else may pass for ${e}" {
  match e : Process;
  where not e.flows.empty;
  unless Spoofing in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say how others recognise it, and how it proves itself to those that it calls.";
  refs = [cwe(290), capec(151), nist("IA-9")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// A process can be changed through its input, files, settings, libraries and memory. Attackers
/// look for the one of these where they can write. The process then does what they want.
@id("TM-SEL-004") @formerly("ProcessTampered") @stride(Tampering)
rule ProcessTampering "Tampering with a process: what ${e} does may be changed" {
  match e : Process;
  where not e.flows.empty;
  unless Tampering in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "List who can change its input, files, settings and libraries, and what would notice.";
  refs = [cwe(345), capec(184), nist("SI-7")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// A process acts for many callers. If it does not record for whom and why, nobody can be held to
/// what it did.
@id("TM-SEL-005") @formerly("ProcessDenies") @stride(Repudiation)
rule ProcessRepudiation "Repudiation by a process: nobody may be able to show what ${e} did" {
  match e : Process;
  where not e.flows.empty;
  unless Repudiation in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say what it records, for whom, and where that is kept.";
  refs = [cwe(778), nist("AU-12")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// Answers, errors, logs, memory and timing of a process reveal something. Attackers read there
/// what was meant for someone else.
@id("TM-SEL-006") @formerly("ProcessLeaks") @stride(InformationDisclosure)
rule ProcessInformationDisclosure "Information disclosure by a process: ${e} may reveal more than it should" {
  match e : Process;
  where not e.flows.empty;
  unless InformationDisclosure in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Go through answers, errors, logs and temporary files, and say who can read each.";
  refs = [cwe(200), capec(116), nist("AC-4")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// Load, a bad request, a full disk or a missing neighbour keep a process from its work. Attackers
/// cause one of them on purpose.
@id("TM-SEL-007") @formerly("ProcessStopped") @stride(DenialOfService)
rule ProcessDenialOfService "Denial of service of a process: ${e} may be stopped or overloaded" {
  match e : Process;
  where not e.flows.empty;
  unless DenialOfService in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say what it needs to work, who can take that away, and what happens then.";
  refs = [cwe(400), capec(125), nist("SC-5")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// A process has rights that its callers do not have. Attackers use every mistake in its checks,
/// and every flaw in its code, to borrow these rights.
@id("TM-SEL-008") @formerly("ProcessGivesPower") @stride(ElevationOfPrivilege)
rule ProcessElevationOfPrivilege
    "Elevation of privilege in a process: ${e} may let someone do more than they may" {
  match e : Process;
  where not e.flows.empty;
  unless ElevationOfPrivilege in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Compare its rights with those of its callers, and say where each request is checked.";
  refs = [cwe(269), capec(233), nist("AC-6")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// Programs, administrators and backups write to a data store. Attackers who control one of them
/// change a value. It looks like a correct one.
@id("TM-SEL-009") @formerly("StoreTampered") @stride(Tampering)
rule StoreTampering "Tampering with a data store: what ${e} keeps may be changed unnoticed" {
  match e : Store;
  where not e.flows.empty;
  unless Tampering in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say who may write what, and what would notice a wrong value.";
  refs = [cwe(345), nist("SI-7")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// A log that can be filled with noise, changed or lost convinces nobody. Attackers, and those who
/// have something to deny, make use of that.
@id("TM-SEL-010") @formerly("LogDenies") @stride(Repudiation)
rule LogRepudiation "Repudiation through a log: ${e} may not prove what happened" {
  match e : db.LogStore;
  where not e.flows.empty;
  unless Repudiation in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say who writes, who can change, and how long it is kept.";
  refs = [cwe(778), nist("AU-9")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// Queries, backups, disks and administrators are ways to what a data store keeps. Attackers need
/// only one of them.
@id("TM-SEL-011") @formerly("StoreLeaks") @stride(InformationDisclosure)
rule StoreInformationDisclosure
    "Information disclosure from a data store: what ${e} keeps may be read by others" {
  match e : Store;
  where not e.flows.empty;
  unless InformationDisclosure in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Go through queries, copies, disks and administrators, and say who can read by each.";
  refs = [cwe(200), capec(37), nist("AC-3")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// Everyone who needs a data store stops with it. Attackers fill it, lock it, delete it or cut it
/// off.
@id("TM-SEL-012") @formerly("StoreGone") @stride(DenialOfService)
rule StoreDenialOfService "Denial of service of a data store: ${e} may be full, slow, locked or gone" {
  match e : Store;
  where not e.flows.empty;
  unless DenialOfService in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say how long work goes on without it, and how it comes back.";
  refs = [cwe(400), nist("CP-9")];
  question e.considered "Which STRIDE threats against ${e} have been considered and answered?";
}

/// Between two ends are cables, switches, proxies and providers. Attackers at one of them change
/// what passes, drop it, or send it twice.
@id("TM-SEL-013") @formerly("FlowTampered") @stride(Tampering)
rule FlowTampering "Tampering with a data flow: what passes over ${f} may be changed" {
  match f : Flow;
  where f.networked;
  unless Tampering in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say what would notice a change, a loss and a repetition.";
  refs = [cwe(924), capec(94), nist("SC-8")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// Anyone between two ends can listen. Even without the content, attackers see who
/// talks to whom.
@id("TM-SEL-014") @formerly("FlowLeaks") @stride(InformationDisclosure)
rule FlowInformationDisclosure "Information disclosure from a data flow: what passes over ${f} may be read" {
  match f : Flow;
  where f.networked;
  unless InformationDisclosure in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say who is between both ends, and what they can read.";
  refs = [cwe(319), capec(157), nist("SC-8")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// A connection has a limited capacity, and someone who can cut it. Attackers fill it or pull the
/// plug.
@id("TM-SEL-015") @formerly("FlowCut") @stride(DenialOfService)
rule FlowDenialOfService "Denial of service of a data flow: ${f} may be cut or flooded" {
  match f : Flow;
  where f.networked;
  unless DenialOfService in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say what both sides do when the line is slow or gone.";
  refs = [cwe(400), capec(607), nist("SC-5")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}
