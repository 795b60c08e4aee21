/// STRIDE, element by element: each kind of element is asked for the threats that
/// it can have at all. Nothing is guessed: tmc asks which of them were looked at
/// and answered, and lists those that were not. Import this, or
/// `std.stride_interaction`, where a complete walk through the model is wanted.
package std.stride_element;

import std.core.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.controls.{StrideReview, StrideReviewOfFlow};
import std.db as db;

/// Those outside are known by what they show: a password, a key, an address.
/// Whoever gets hold of it, or is not asked, acts in their place.
@id("TM-SEL-001") @stride(Spoofing)
rule ActorSpoofed "someone may pass for ${e}" {
  match e : Element;
  where e is Actor or e is ExternalService;
  where not e.flows.empty;
  unless Spoofing in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say how each of those who call proves who it is, and what happens when the proof is stolen.";
  refs = [cwe(287), capec(151), nist("IA-2")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// Those outside order, agree and receive. Without a record that both sides
/// accept, it is word against word.
@id("TM-SEL-002") @stride(Repudiation)
rule ActorDenies "${e} may deny what was done in its name" {
  match e : Element;
  where e is Actor or e is ExternalService;
  where not e.flows.empty;
  unless Repudiation in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say which deeds must be provable, and keep a record that both sides accept.";
  refs = [cwe(778), nist("AU-10")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// Callers know a program by its address and certificate, those that it calls
/// by its account. Another program with one of these is taken for it.
@id("TM-SEL-003") @stride(Spoofing)
rule ProcessSpoofed "something else may pass for ${e}" {
  match e : Process;
  where not e.flows.empty;
  unless Spoofing in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say how others recognise it, and how it proves itself to those that it calls.";
  refs = [cwe(290), capec(151), nist("IA-9")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// A program is changed through its input, its files, its settings, its
/// libraries and its memory. Each has someone who can write there.
@id("TM-SEL-004") @stride(Tampering)
rule ProcessTampered "what ${e} does may be changed" {
  match e : Process;
  where not e.flows.empty;
  unless Tampering in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "List who can change its input, files, settings and libraries, and what would notice.";
  refs = [cwe(345), capec(184), nist("SI-7")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// A program acts for many. If it does not note for whom and why, its deeds
/// belong to nobody.
@id("TM-SEL-005") @stride(Repudiation)
rule ProcessDenies "nobody may be able to show what ${e} did" {
  match e : Process;
  where not e.flows.empty;
  unless Repudiation in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say what it records, for whom, and where that is kept.";
  refs = [cwe(778), nist("AU-12")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// Answers, errors, logs, memory and time of a program tell something. Each
/// reader may get what was meant for another.
@id("TM-SEL-006") @stride(InformationDisclosure)
rule ProcessLeaks "${e} may tell more than it should" {
  match e : Process;
  where not e.flows.empty;
  unless InformationDisclosure in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Go through answers, errors, logs and temporary files, and say who can read each.";
  refs = [cwe(200), capec(116), nist("AC-4")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// Load, a bad request, a full disk or a missing neighbour keep a program from
/// its work. Someone may wish for that.
@id("TM-SEL-007") @stride(DenialOfService)
rule ProcessStopped "${e} may be stopped or worn out" {
  match e : Process;
  where not e.flows.empty;
  unless DenialOfService in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say what it needs to work, who can take that away, and what happens then.";
  refs = [cwe(400), capec(125), nist("SC-5")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// A program has rights that its callers do not have. Every mistake in its
/// checks, and every flaw in its code, lends these out.
@id("TM-SEL-008") @stride(ElevationOfPrivilege)
rule ProcessGivesPower "${e} may let someone do more than they may" {
  match e : Process;
  where not e.flows.empty;
  unless ElevationOfPrivilege in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Compare its rights with those of its callers, and say where each request is checked.";
  refs = [cwe(269), capec(233), nist("AC-6")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// Programs, administrators and copies write to a store. A wrong value looks
/// like a right one.
@id("TM-SEL-009") @stride(Tampering)
rule StoreTampered "what ${e} keeps may be changed unnoticed" {
  match e : Store;
  where not e.flows.empty;
  unless Tampering in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say who may write what, and what would notice a wrong value.";
  refs = [cwe(345), nist("SI-7")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// A record that can be filled with noise, changed or lost convinces nobody.
@id("TM-SEL-010") @stride(Repudiation)
rule LogDenies "${e} may not prove what happened" {
  match e : db.LogStore;
  where not e.flows.empty;
  unless Repudiation in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say who writes, who can change, and how long it is kept.";
  refs = [cwe(778), nist("AU-9")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// Queries, copies, disks and those who run it are ways to what a store keeps.
@id("TM-SEL-011") @stride(InformationDisclosure)
rule StoreLeaks "what ${e} keeps may be read by others" {
  match e : Store;
  where not e.flows.empty;
  unless InformationDisclosure in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Go through queries, copies, disks and administrators, and say who can read by each.";
  refs = [cwe(200), capec(37), nist("AC-3")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// Everyone who needs a store stops with it. It can be filled, locked, deleted
/// or cut off.
@id("TM-SEL-012") @stride(DenialOfService)
rule StoreGone "${e} may be full, slow, locked or gone" {
  match e : Store;
  where not e.flows.empty;
  unless DenialOfService in e.considered by StrideReview;
  severity = Low;
  gain = [];
  fix = "Say how long work goes on without it, and how it comes back.";
  refs = [cwe(400), nist("CP-9")];
  question e.considered "Which threats of STRIDE against ${e} were looked at and answered?";
}

/// Between two ends are cables, switches, proxies and providers. Each can
/// change what passes, drop it, or send it twice.
@id("TM-SEL-013") @stride(Tampering)
rule FlowTampered "what passes over ${f} may be changed" {
  match f : Flow;
  where f.networked;
  unless Tampering in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say what would notice a change, a loss and a repetition.";
  refs = [cwe(924), capec(94), nist("SC-8")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// Whoever stands between two ends reads along, and even without the words sees
/// who talks to whom.
@id("TM-SEL-014") @stride(InformationDisclosure)
rule FlowLeaks "what passes over ${f} may be read" {
  match f : Flow;
  where f.networked;
  unless InformationDisclosure in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say who stands between both ends, and what they can read.";
  refs = [cwe(319), capec(157), nist("SC-8")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// A line has an end of its strength, and someone who can pull the plug.
@id("TM-SEL-015") @stride(DenialOfService)
rule FlowCut "${f} may be cut or filled" {
  match f : Flow;
  where f.networked;
  unless DenialOfService in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say what both sides do when the line is slow or gone.";
  refs = [cwe(400), capec(607), nist("SC-5")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}
