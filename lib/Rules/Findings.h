//===- Findings.h - What the rules say of a model -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The result of evaluating the rules: a table of findings, which backends
/// print. A candidate is a binding of a rule's match variables for which its
/// `where` is not false; candidates to which a rule does not apply leave no
/// trace.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_FINDINGS_H
#define TMC_RULES_FINDINGS_H

#include "Analysis/Basis.h"
#include "IR/Program.h"

#include "llvm/ADT/MapVector.h"

#include <string>

namespace tmc::rules {

struct FindingTag;
using FindingId = Id<FindingTag>;

/// What became of a candidate, worst first.
enum class FindingState : uint8_t {
  Open,        ///< `where` is true, every `unless` false, no decision in force
  Question,    ///< what is unknown decides; not a finding until it is answered
  Planned,     ///< open, but `mitigate … { status = planned; }` names what will
               ///< help
  Transferred, ///< by a decision
  Accepted,    ///< by a decision that has not expired
  Dismissed,   ///< by a decision
  Mitigated,   ///< an `unless` is true, or a `mitigate` decision is done
};
inline constexpr unsigned NumFindingStates = 7;
/// `open`, `question`, …
llvm::StringRef spelling(FindingState S);
/// Whether the state counts for `--fail-on`: Open and Planned.
bool isOpen(FindingState S);

/// Whether \p F counts for `--fail-on`: it is open, or said to be mitigated
/// against what the model says.
bool countsForGate(const struct Finding &F);

/// An attribute of an entity that nothing sets, on which a candidate depends.
struct UnknownFact {
  ir::EntityId Entity;
  ir::AttrId Attr;
  friend auto operator<=>(const UnknownFact &, const UnknownFact &) = default;
};

/// What generated tests showed of a finding.
enum class Evidence : uint8_t {
  None,    ///< no result speaks of it
  Passed,  ///< each test that its rule asks for passed, on today's model
  Failed,  ///< one failed
  Stale,   ///< a result is of another model
  Missing, ///< a test did not run, or was skipped
};
/// `none`, `passed`, `failed`, `stale`, `missing`.
llvm::StringRef spelling(Evidence E);

enum class TestOutcome : uint8_t { Passed, Failed, Skipped };
/// A test's result, as far as it is about one finding.
struct TestResult {
  std::string Identity;     ///< of the finding
  std::string Verification; ///< full name
  std::string Test;         ///< `test_Shop.py::test_enabled_Shop_api`
  std::string Fingerprint;  ///< of the model's facts (Engine::fingerprint)
  std::string Time;         ///< when it ran
  TestOutcome Outcome = TestOutcome::Skipped;
};

struct Finding {
  ir::RuleId Rule;
  FindingState State = FindingState::Open;
  uint8_t Severity = 0; ///< ordinal in the well-known severity enum
  bool SeverityKnown =
      true; ///< false: severity depended on unknowns; the lowest it can be
  Slice Bindings; ///< of FindingSet::Bindings: one entity a match variable
  Slice Unknowns; ///< of FindingSet::Unknowns; only for questions
  /// Only for questions: it is not known whether the rule applies, so that an
  /// answer may lead to the question what protects.
  bool Premise = false;
  Slice SilencedBy; ///< of FindingSet::Controls; only if Mitigated by `unless`
  Slice Admits;     ///< of FindingSet::Unknowns: what the model says is not
                    ///< protected, of a rule marked `@admission`
  uint32_t Unless =
      ~uint32_t(0); ///< which RuleUnless silenced, index in the rule's slice
  ir::DecisionId Decision; ///< the decision that set the state, or none
  /// Of FindingSet::Decisions: all that are about the finding, the one that set
  /// its state first; overrides are not among them.
  Slice Decisions;
  ir::DecisionId SeverityBy;   ///< the override that set the severity, or none
  uint8_t OwnSeverity = 0;     ///< what the rule says, if it is overridden
  ir::DecisionId LikelihoodBy; ///< the overrides that set these, or none
  ir::DecisionId ImpactBy;
  ir::DecisionId ScoresBy;
  /// Of a mitigated one: the basis on which it is.
  analysis::Basis Basis = analysis::Basis::Said;
  /// A decision says that it is mitigated, and the model says that it is not.
  bool Contradicted = false;
  Evidence Shown = Evidence::None;
  uint32_t Result = ~uint32_t(0); ///< of FindingSet::Results, that decided it
  Slice
      Witness; ///< of FindingSet::Flows: the witness path, if the rule has one
};

struct FindingSet {
  Table<FindingId, Finding>
      Findings; ///< sorted: by place of the first bound entity, then by rule id
  std::vector<ir::EntityId> Bindings;
  std::vector<UnknownFact> Unknowns;
  std::vector<ir::ControlId> Controls;
  std::vector<ir::DecisionId> Decisions;
  std::vector<ir::EntityId> Flows;
  /// Sets whose members a rule would join with, as `carries` of a flow, that
  /// nothing sets. What they hold cannot be enumerated, so no finding stands
  /// for them; `questions` asks for them last.
  std::vector<UnknownFact> OpenSets;
  /// How many candidates (findings and questions) are not there because what
  /// they are about is out of scope, by the entity that says so.
  llvm::MapVector<ir::EntityId, uint32_t> OutOfScope;
  std::vector<TestResult> Results; ///< all that were given
  uint32_t CountByState[NumFindingStates] = {};
  uint32_t MitigatedBy[analysis::NumBases] = {}; ///< mitigated ones by basis
  /// By finding: its short id; made by the first `shortId`.
  mutable std::vector<std::string> ShortIds;
};

/// Stable identity: the rule's stable id and the bound entities' ids, as
/// `TM-NET-001(Shop.route,Shop.dmz)`. Independent of places and wording.
std::string identity(const ir::Program &P, const FindingSet &F, FindingId Id);

/// Hex digits made from the identity: eight, or as many as no other finding of
/// \p F begins with.
const std::string &shortId(const ir::Program &P, const FindingSet &F,
                           FindingId Id);

/// The findings whose short id begins with \p Digits.
std::vector<FindingId> findByPrefix(const ir::Program &P, const FindingSet &F,
                                    llvm::StringRef Digits);

} // namespace tmc::rules

#endif // TMC_RULES_FINDINGS_H
