//===- Review.h - What follows from findings ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What outputs say beside the findings themselves: causes, risks, questions,
/// reasons, remedies, a methodology's report. docs/design/review.md says more.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_REVIEW_H
#define TMC_REVIEW_REVIEW_H

#include "Review/Assumptions.h"
#include "Review/Attackers.h"
#include "Review/Causes.h"
#include "Review/Explain.h"
#include "Review/Methodology.h"
#include "Review/Questions.h"
#include "Review/Remedies.h"
#include "Review/Risk.h"
#include "Rules/Engine.h"

#include <memory>

namespace tmc::review {

/// Runs the rules of \p E, applies the decisions of the model and what tests
/// showed. Reports decisions that have expired or match nothing (TM06xx),
/// requirements that fail (TM04xx), and what contradicts itself.
rules::FindingSet evaluate(rules::Engine &E, Diagnostics &Diags);

/// What follows from one set of findings. Holds references to the engine that
/// found them and to the set, which must outlive it.
class Review {
public:
  Review(const rules::Engine &E, const rules::FindingSet &F);
  Review(const Review &) = delete;
  ~Review();

  const rules::Engine &engine() const { return E; }
  const rules::FindingSet &findings() const { return F; }

  /// The title of a finding, its holes filled.
  std::string title(rules::FindingId Id) const { return title(F, Id); }
  /// The same of a finding of another set, as of what only assumptions hide.
  std::string title(const rules::FindingSet &Of, rules::FindingId Id) const;

  /// Why \p Id is what it is. \p Deep goes through `let`s and derived
  /// attributes down to what decides.
  Explanation explain(rules::FindingId Id, bool Deep = false) const;
  /// Why rule \p R has no finding at \p At: for each way to take its match
  /// variables that comes nearest to one, the conditions that fail. Empty if
  /// none of the variables can be \p At, or what is next to it.
  std::vector<WhyNot> whyNot(ir::RuleId R, ir::EntityId At) const;

  /// The risk of each finding: inherent, current, residual, with the scores
  /// that rules and decisions give. Linear in the findings.
  RiskTable risks() const;
  /// The same with nothing but the current risk of what is open or planned.
  RiskTable currentRisks() const;
  /// What the rating of \p Id comes from.
  RiskExplanation explainRisk(rules::FindingId Id) const;

  /// By whom \p Id is, the likeliest first (Attackers.h).
  std::vector<Attacker> attackers(rules::FindingId Id) const;

  /// The questions, those whose answers can change most first.
  std::vector<RankedQuestion> questions() const;
  /// The open and planned findings, each in one group with those that the same
  /// remedy ends; groups in the order of their heads (Causes.h).
  std::vector<Cause> causes() const;
  /// What keeps findings away only by assumption (Assumptions.h).
  Assumptions assumptions() const;
  /// The packages that the model has use for, and that it does not import.
  std::vector<MissingPack> missingPacks() const;
  /// Methodology \p Id over the model and the findings.
  MethodReport report(ir::MethodologyId Id) const;

  /// What a test of a finding was made from, in 16 hex digits: the verification
  /// with its arguments, its text, and the values of the rule's conditions.
  /// Other findings, decisions and places are no part of it.
  std::string fingerprint(rules::FindingId Id, ir::VerificationId What,
                          llvm::ArrayRef<ir::Value> Args) const;

  /// Whether finding \p Id would be gone, or mitigated, if control \p Control
  /// were in force on \p On.
  bool wouldSilence(rules::FindingId Id, ir::ControlId Control,
                    ir::EntityId On) const;

private:
  const rules::Engine &E;
  const rules::FindingSet &F;
  struct Impl;
  std::unique_ptr<Impl> I;
};

} // namespace tmc::review

#endif // TMC_REVIEW_REVIEW_H
