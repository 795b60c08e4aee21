/// STRIDE, interaction by interaction: tmc asks for each flow across a boundary
/// about the threats that its ends and its direction can have. Nothing is guessed:
/// tmc asks which of them were reviewed and answered, and lists the others. Import
/// this, or `std.stride_element`, for a complete walk through the model.
package std.stride_interaction;

import std.core.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.controls.{StrideReview, FlowStrideReview};
import std.db as db;

/// A program behind a trust boundary believes that its caller is the one that it knows. Attackers
/// who can send the same are taken for that caller.
@id("TM-SIN-001") @formerly("CallerSpoofed") @stride(Spoofing)
rule CallerSpoofing "Spoofing of a caller: someone may pass for ${f.source} when calling ${f.target}" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Process;
  unless Spoofing in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say how the caller proves who it is, for this call, at this boundary.";
  refs = [cwe(287), capec(151), nist("IA-9")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// What is sent across a trust boundary arrives at anyone who answers at the address. Attackers who
/// answer first receive it, and are believed.
@id("TM-SIN-002") @formerly("AnswererSpoofed") @stride(Spoofing)
rule ResponderSpoofing
    "Spoofing of a responder: something else may answer ${f.source} in the place of ${f.target}" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Store or f.target is ExternalService;
  unless Spoofing in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say how the caller recognises the side that answers.";
  refs = [cwe(290), capec(94), nist("IA-9")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// Whatever crosses a trust boundary may be anything. Attackers send what nobody expects. The first
/// program behind the boundary is the last that can refuse it.
@id("TM-SIN-003") @formerly("InputUnchecked") @stride(Tampering)
rule InputTampering "Tampering with input: ${f.target} may take from ${f.source} what it should refuse" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Process;
  unless Tampering in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say for each value what is allowed, and where that is checked.";
  refs = [cwe(20), capec(153), nist("SI-10")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// A write across a trust boundary comes from a place that is trusted less than the data. Attackers
/// there change what others rely on.
@id("TM-SIN-004") @formerly("StoreCorrupted") @stride(Tampering)
rule StoreWriteTampering "Tampering by a writer: ${f.source} may write to ${f.target} what others rely on" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Store;
  unless Tampering in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say what the caller may write, and who would notice a wrong value.";
  refs = [cwe(345), capec(124), nist("AC-6")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// A request crosses a trust boundary and has effects. Later someone asks who sent it, when, and
/// what exactly it said. Without a record nobody can answer.
@id("TM-SIN-005") @formerly("ReceiptDenied") @stride(Repudiation)
rule RequestRepudiation
    "Repudiation of a request: ${f.target} may not be able to show what came from ${f.source}" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Process;
  unless Repudiation in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say what is recorded of each request, with whom and when.";
  refs = [cwe(778), nist("AU-12")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// Something is handed over across a trust boundary, and the other side says that it never arrived.
/// Without a receipt it is word against word.
@id("TM-SIN-006") @formerly("DeliveryDenied") @stride(Repudiation)
rule DeliveryRepudiation "Repudiation of a delivery: ${f.target} may deny what ${f.source} gave it" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is ExternalService or f.target is Store;
  unless Repudiation in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say how the handing over is proven: a receipt, a signature, a number.";
  refs = [cwe(778), nist("AU-10")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// Between two places of different trust there are others who can listen. Attackers among them read
/// what both sides say.
@also("eavesdropping") @id("TM-SIN-007") @formerly("Overheard") @stride(InformationDisclosure)
rule InteractionDisclosure
    "Information disclosure in transit: what ${f.source} and ${f.target} say to each other may be overheard" {
  match f : Flow;
  where not f.crosses.empty;
  unless InformationDisclosure in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say who can listen between both places, and what they get.";
  refs = [cwe(319), capec(157), nist("SC-8")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// The answer of a store across a trust boundary contains what the query asked for, no matter who
/// worded it. Attackers ask for more.
@id("TM-SIN-008") @formerly("ReadTooMuch") @stride(InformationDisclosure)
rule ExcessiveRead
    "Information disclosure by a store: ${f.source} may read more from ${f.target} than it needs" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Store and f.two_way;
  unless InformationDisclosure in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say which part the caller may read, and what in the store enforces that.";
  refs = [cwe(862), capec(122), nist("AC-3")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// Anyone who may call across a trust boundary may call often, slowly or badly. Attackers do so until
/// the other side stops.
@id("TM-SIN-009") @formerly("TargetStopped") @stride(DenialOfService)
rule CallerDenialOfService "Denial of service by a caller: ${f.source} may stop or overload ${f.target}" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Process;
  unless DenialOfService in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say how much one caller may ask for, and what is refused.";
  refs = [cwe(400), capec(125), nist("SC-5")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// The other side of a trust boundary is run by others, or reached over their networks. When it is
/// away, by attack or by accident, the caller stops too.
@id("TM-SIN-010") @formerly("OtherSideGone") @stride(DenialOfService)
rule DependencyUnavailability "Denial of service by absence: ${f.source} may have to do without ${f.target}" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Store or f.target is ExternalService;
  unless DenialOfService in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say what happens while it does not answer.";
  refs = [cwe(754), nist("CP-2")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}

/// A program behind a trust boundary may do more than its caller, and does it on the caller's
/// behalf. Attackers have it do what they may not do themselves.
@also("confused deputy") @id("TM-SIN-011") @formerly("RightsBorrowed") @stride(ElevationOfPrivilege)
rule DelegatedElevationOfPrivilege
    "Elevation of privilege by delegation: ${f.source} may use rights of ${f.target} that it does not have" {
  match f : Flow;
  where not f.crosses.empty;
  where f.target is Process;
  unless ElevationOfPrivilege in f.considered by FlowStrideReview;
  severity = Low;
  gain = [];
  fix = "Say which right of the caller is checked for each action.";
  refs = [cwe(441), capec(122), nist("AC-6")];
  question f.considered "Which STRIDE threats against ${f} have been considered and answered?";
}
