//===- Contract.h - The claims of a security contract, as tables ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a model says in the words of std.contract, as tables that writers,
/// checks and triage read. Every claim is a row of `Claims`; what its kind adds
/// is a row of the table of that kind, which names the claim. Texts are those
/// of the program, and live as long as it. docs/design/contract.md says more.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_CONTRACT_CONTRACT_H
#define TMC_CONTRACT_CONTRACT_H

#include "Analysis/Facts.h"
#include "Basic/Diagnostics.h"
#include "IR/Program.h"

#include "llvm/ADT/ArrayRef.h"

#include <optional>
#include <vector>

namespace tmc::contract {

enum class Section : uint8_t {
#define SECTION(ID, NUMBER, TITLE, WAVE) ID,
#include "Contract/Kinds.def"
};
enum class ClaimKind : uint8_t {
#define CLAIM(ID, SECTION) ID,
#include "Contract/Kinds.def"
};

struct SectionInfo {
  llvm::StringRef Number; ///< how it is cited, for example `5a`
  llvm::StringRef Title;
  unsigned Wave; ///< when its inferred claims are asked about, from 1
};
const SectionInfo &info(Section S);
llvm::ArrayRef<SectionInfo> sections();
/// The section that claims of kind \p K are in.
Section sectionOf(ClaimKind K);

/// Who says so.
enum class Basis : uint8_t {
  Documented, ///< a source says so
  Maintainer, ///< a maintainer has confirmed it
  Inferred,   ///< nobody yet
};
inline constexpr unsigned NumBases = 3;
/// `documented`, `maintainer`, `inferred`.
llvm::StringRef spelling(Basis B);

/// Whether attackers choose the value of a parameter, as in std.contract.
enum class Controllable : uint8_t { Yes, No, Conditional };

struct ClaimTag;
using ClaimId = Id<ClaimTag>;

/// What every claim says.
struct Claim {
  ir::EntityId Self; ///< its declaration
  ClaimKind Kind;
  /// How it is cited: its name in the model, for example `P1`.
  llvm::StringRef Id;
  llvm::StringRef Title; ///< the claim in one sentence
  llvm::StringRef Doc;   ///< its doc comment; may be empty
  Basis Because = Basis::Inferred;
  std::vector<llvm::StringRef> Sources; ///< `docs/a.md:12`, or addresses
  llvm::StringRef ConfirmedBy;          ///< if Because is Maintainer
  std::optional<int64_t> ConfirmedOn;   ///< days since 1970-01-01
  std::vector<ClaimId> Cites;           ///< ascending
  llvm::StringRef Note;                 ///< may be empty
  Range Where;                          ///< its name
  Section in() const { return sectionOf(Kind); }
};

/// A reference into a catalogue.
struct Weakness {
  llvm::StringRef Scheme; ///< `cwe`
  llvm::StringRef Text;   ///< `CWE-787`
  friend bool operator==(const Weakness &, const Weakness &) = default;
};

/// A value of an enum of std.contract, or of one that adds to it.
struct Word {
  uint32_t Ordinal = 0;
  llvm::StringRef Name;  ///< `BoundedMemory`
  llvm::StringRef Title; ///< `bounded memory`; the name if it has none
  llvm::StringRef Doc;   ///< may be empty
  friend bool operator==(const Word &A, const Word &B) {
    return A.Ordinal == B.Ordinal;
  }
};

// In each of these, Self is the claim. A text that may be left out is empty
// then.

struct Role {
  ClaimId Self;
  bool Trusted = false;
  llvm::StringRef TrustedWith;
  std::vector<Word> Positions;
};
struct SoftwareComponent {
  ClaimId Self;
  std::vector<llvm::StringRef> Paths; ///< globs, relative to the repository
  std::vector<Word> Touches;
  llvm::StringRef Excluded; ///< why it is not covered; empty: it is
  llvm::StringRef IncludedIf;
  ClaimId Variant;      ///< a BuildVariant, or none
  ir::EntityId Element; ///< of the model, or none
};
struct Exclusion {
  ClaimId Self;
  bool IsThreat = false; ///< else a use
  llvm::StringRef Reason;
  std::vector<Weakness> Weaknesses;
  std::vector<ClaimId> Components; ///< empty: the whole project
};
struct TrustBoundary {
  ClaimId Self;
  std::vector<ClaimId> Components;
  llvm::StringRef Precondition;
};
struct EnvironmentAssumption {
  ClaimId Self;
  Word Area;
};
struct NegativeClaim {
  ClaimId Self;
  std::optional<Word> What;
};
struct BuildVariant {
  ClaimId Self;
  llvm::StringRef Default;
  llvm::StringRef Effect;
  bool Discouraged = false;
  bool InsecureDefault = false;
  bool AtRuntime = true;
  llvm::StringRef Stance;
  llvm::StringRef Overlay;
  std::vector<ClaimId> Components;
};
struct EntryPoint {
  ClaimId Self;
  ClaimId PartOf; ///< a SoftwareComponent
  /// Globs of the names by which code calls it; the title if none is given.
  std::vector<llvm::StringRef> Symbols;
};
struct Parameter {
  ClaimId Self;
  ClaimId Of; ///< an EntryPoint
  llvm::StringRef Type;
  Controllable By = Controllable::Yes;
  llvm::StringRef Condition;
  llvm::StringRef CallerEnforces;
  std::vector<ClaimId> ChosenBy; ///< Roles
  ClaimId Variant;               ///< a BuildVariant, or none
};
struct EntryPointPattern {
  ClaimId Self;
  std::vector<llvm::StringRef> Files; ///< globs
  llvm::StringRef Pattern;
};
struct Adversary {
  ClaimId Self;
  llvm::StringRef Excluded; ///< why they are out of scope; empty: in scope
  std::vector<Word> Positions;
  std::vector<llvm::StringRef> Capabilities;
  std::vector<llvm::StringRef> Goals;
  llvm::StringRef Threshold;
};
struct PropertyProvided {
  ClaimId Self;
  Word About;
  std::vector<ClaimId> Components; ///< empty: everywhere
  llvm::StringRef Condition;
  llvm::StringRef Symptom;
  bool IsSecurity = true; ///< else only correctness
  llvm::StringRef Threshold;
  std::vector<Weakness> Weaknesses; ///< that violate it
};
struct PropertyNotProvided {
  ClaimId Self;
  Word About;
  std::vector<ClaimId> Components;
  llvm::StringRef Condition;
  llvm::StringRef Reason;
  bool FalseFriend = false;
  std::vector<Weakness> Weaknesses; ///< that it disclaims
};
struct AttackClass {
  ClaimId Self;
  std::vector<Weakness> Weaknesses;
};
struct DownstreamDuty {
  ClaimId Self;
  std::vector<ClaimId> Of; ///< Roles; empty: everyone
};
struct Misuse {
  ClaimId Self;
  llvm::StringRef WhyUnsafe;
  llvm::StringRef Instead;
  std::vector<Weakness> Weaknesses; ///< that it leads to
  std::vector<ClaimId> Components;  ///< empty: everywhere
};
struct NonFinding {
  ClaimId Self;
  llvm::StringRef WhySafe;
  std::vector<llvm::StringRef> Rules; ///< `tool:rule`, with `*`
  std::vector<Weakness> Weaknesses;
  std::vector<llvm::StringRef> Paths; ///< globs; empty: anywhere
  llvm::StringRef Suppression;
  llvm::StringRef StillValid;
};
struct TriageExample {
  ClaimId Self;
  Word Verdict; ///< of the enum Disposition
  llvm::StringRef Reason;
};
/// A question to the maintainers: an OpenQuestion, or the `ask` of a claim.
struct OpenQuestion {
  ClaimId Self; ///< the OpenQuestion, or the claim that asks
  llvm::StringRef Ask;
  llvm::StringRef Proposed;     ///< the proposed answer
  std::vector<ClaimId> Settles; ///< ascending
  unsigned Wave = 1;
  std::optional<bool> Answer; ///< of an OpenQuestion: yes or no
  llvm::StringRef AnswerText;
  llvm::StringRef AnsweredBy;
  std::optional<int64_t> AnsweredOn;
};

/// The project, which is the system that the claims are members of.
struct Project {
  ir::EntityId Self;
  llvm::StringRef Id;    ///< its name in the model
  llvm::StringRef Title; ///< its title, else its name
  llvm::StringRef Purpose;
  llvm::StringRef Repository;
  llvm::StringRef Commit;
  std::optional<int64_t> Revised; ///< days since 1970-01-01
  llvm::StringRef Versions;
  llvm::StringRef Status;
  llvm::StringRef ReportTo;
  llvm::StringRef Subpath;
  llvm::StringRef AgentsFile;
  llvm::StringRef SecurityFile;
  llvm::StringRef Document;
  llvm::StringRef DataFile;
};

/// A whole contract. Tables are in the order in which the model declares the
/// claims, questions in the order in which they are asked.
struct Contract {
  const ir::Program *Program = nullptr;
  contract::Project Project;
  std::vector<Claim> Claims;
  std::vector<Role> Roles;
  std::vector<SoftwareComponent> Components;
  std::vector<Exclusion> Exclusions;
  std::vector<TrustBoundary> Boundaries;
  std::vector<EnvironmentAssumption> Assumptions;
  std::vector<NegativeClaim> Negatives;
  std::vector<BuildVariant> Variants;
  std::vector<EntryPoint> EntryPoints;
  std::vector<Parameter> Parameters;
  std::vector<EntryPointPattern> Patterns;
  std::vector<Adversary> Adversaries;
  std::vector<PropertyProvided> Provided;
  std::vector<PropertyNotProvided> NotProvided;
  std::vector<AttackClass> AttackClasses;
  std::vector<DownstreamDuty> Duties;
  std::vector<Misuse> Misuses;
  std::vector<NonFinding> NonFindings;
  std::vector<TriageExample> Examples;
  std::vector<OpenQuestion> Questions;
  std::vector<Word> Dispositions; ///< those of std.contract, in its order

  const Claim &operator[](ClaimId Id) const { return Claims[Id.index()]; }
  /// The claim that \p E declares, or none.
  ClaimId claimOf(ir::EntityId E) const;
  /// The claims of kind \p K, in the order of the model.
  std::vector<ClaimId> ofKind(ClaimKind K) const;
  /// How many claims have basis \p B, of those that are tagged.
  unsigned count(Basis B) const;
  /// Whether \p Id is a claim about the project, which needs a basis.
  /// Questions, patterns and examples are not, and what is said about an entry
  /// point is said about its parameters.
  bool isTagged(ClaimId Id) const;
  /// The questions, open or answered, that settle \p Id, as indices into
  /// Questions.
  llvm::ArrayRef<uint32_t> questionsAbout(ClaimId Id) const {
    return QuestionsOf[Id.index()];
  }

  std::vector<ClaimId> OfEntity; ///< by entity; what claimOf reads
  std::vector<std::vector<uint32_t>> QuestionsOf; ///< by claim
};

/// Reads the contract of \p P: the claims of its one project. Returns none
/// after a report if there is none, or more than one.
std::optional<Contract> read(const ir::Program &P, const analysis::Facts &F,
                             Diagnostics &Diags);

/// Reports what is wrong with \p C itself, without looking at any file: claims
/// that contradict each other, non-findings that nothing licenses, entry points
/// without parameters, answers that deny a claim, inferred claims that no
/// question settles, questions without a proposed answer, bad globs and
/// sources.
void check(const Contract &C, const analysis::Facts &F, Diagnostics &Diags);

/// A source of a claim, taken apart.
struct Source {
  bool IsAddress = false;       ///< else a file of the repository
  llvm::StringRef Path;         ///< the path of the file, or the whole address
  std::optional<unsigned> Line; ///< from 1
};
/// \p Text as a source; none if it is not one.
std::optional<Source> parseSource(llvm::StringRef Text);

} // namespace tmc::contract

#endif // TMC_CONTRACT_CONTRACT_H
