/// STRIDE, interaction by interaction: each flow across a boundary is asked for the
/// threats that its two ends and its direction can have. Nothing is guessed: tmc
/// asks which of them were looked at and answered, and lists the others. Import this, or
/// `std.stride_element`, where a complete walk through the model is wanted.
package std.stride_interaction;

import std.core.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.controls.{StrideReview, StrideReviewOfFlow};
import std.db as db;

/// The program at the other side of a boundary believes that its caller is the
/// one that it knows. Who else can send the same?
@id("TM-SIN-001") @stride(Spoofing)
rule CallerSpoofed "someone may pass for ${f.source} when calling ${f.target}" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Process;
  unless Spoofing in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say how the caller proves who it is, for this call, at this boundary.";
  refs = [cwe(287), capec(151), nist("IA-9")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// What is sent across the boundary arrives at whoever answers at the address.
@id("TM-SIN-002") @stride(Spoofing)
rule AnswererSpoofed "something else may answer ${f.source} in the place of ${f.target}" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Store or f.target is ExternalService;
  unless Spoofing in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say how the caller recognises the side that answers.";
  refs = [cwe(290), capec(94), nist("IA-9")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// Whatever crosses a boundary may be anything. The first program behind is the
/// last that can refuse it.
@id("TM-SIN-003") @stride(Tampering)
rule InputUnchecked "${f.target} may take from ${f.source} what it should refuse" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Process;
  unless Tampering in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say for each value what is allowed, and where that is checked.";
  refs = [cwe(20), capec(153), nist("SI-10")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// A write across a boundary comes from a place that is trusted less than what
/// is written.
@id("TM-SIN-004") @stride(Tampering)
rule StoreCorrupted "${f.source} may write to ${f.target} what others rely on" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Store;
  unless Tampering in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say what the caller may write, and who would notice a wrong value.";
  refs = [cwe(345), capec(124), nist("AC-6")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// A request crossed the boundary and had effects. Later someone asks who sent
/// it, when, and what exactly it said.
@id("TM-SIN-005") @stride(Repudiation)
rule ReceiptDenied "${f.target} may not be able to show what came from ${f.source}" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Process;
  unless Repudiation in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say what is recorded of each request, with whom and when.";
  refs = [cwe(778), nist("AU-12")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// Something was handed over, and the other side says that it never came.
@id("TM-SIN-006") @stride(Repudiation)
rule DeliveryDenied "${f.target} may deny what ${f.source} gave it" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is ExternalService or f.target is Store;
  unless Repudiation in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say how the handing over is proven: a receipt, a signature, a number.";
  refs = [cwe(778), nist("AU-10")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// Between two places of different trust there are others who can listen.
@id("TM-SIN-007") @stride(InformationDisclosure)
rule Overheard "what ${f.source} and ${f.target} say to each other may be overheard" {
  match f : Flow;
  where not f.crosses.empty;
  unless InformationDisclosure in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say who can listen between both places, and what they get.";
  refs = [cwe(319), capec(157), nist("SC-8")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// An answer of a store across a boundary carries what the question asked for,
/// whoever worded it.
@id("TM-SIN-008") @stride(InformationDisclosure)
rule ReadTooMuch "${f.source} may read more from ${f.target} than it needs" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Store and f.two_way;
  unless InformationDisclosure in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say which part the caller may read, and what in the store enforces that.";
  refs = [cwe(862), capec(122), nist("AC-3")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// Whoever may call across a boundary may call often, slowly or badly.
@id("TM-SIN-009") @stride(DenialOfService)
rule TargetStopped "${f.source} may stop or wear out ${f.target}" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Process;
  unless DenialOfService in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say how much one caller may ask for, and what is refused.";
  refs = [cwe(400), capec(125), nist("SC-5")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// The other side of the boundary is run by others, or reached over lines of
/// others.
@id("TM-SIN-010") @stride(DenialOfService)
rule OtherSideGone "${f.source} may have to do without ${f.target}" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Store or f.target is ExternalService;
  unless DenialOfService in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say what happens while it does not answer.";
  refs = [cwe(754), nist("CP-2")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}

/// The program behind the boundary may do more than its caller, and does it on
/// the caller's behalf.
@id("TM-SIN-011") @stride(ElevationOfPrivilege)
rule RightsBorrowed "${f.source} may use rights of ${f.target} that it does not have" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Process;
  unless ElevationOfPrivilege in f.considered by StrideReviewOfFlow;
  severity = Low;
  gain = [];
  fix = "Say which right of the caller is checked for each deed.";
  refs = [cwe(441), capec(122), nist("AC-6")];
  question f.considered "Which threats of STRIDE against ${f} were looked at and answered?";
}
