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
#include "Review/Things.h"
#include "Rules/Engine.h"

#include <functional>
#include <memory>

namespace tmc::review {

/// Runs the rules of \p E, applies the decisions of the model and what tests
/// showed. Reports decisions that have expired or match nothing (TM06xx),
/// requirements that fail (TM04xx), and what contradicts itself.
rules::FindingSet evaluate(rules::Engine &E, Diagnostics &Diags);

/// What follows from one set of findings. Holds references to the engine that
/// found them and to the set, which must outlive it and must not change.
/// Thread-safe.
class Review {
public:
  /// \p OnProduct is called with the accessor of each product of Reviews.def
  /// that is made, before it is, on the thread that makes it.
  Review(const rules::Engine &E, const rules::FindingSet &F,
         std::function<void(llvm::StringRef)> OnProduct = {});
  Review(const Review &) = delete;
  ~Review();

  const rules::Engine &engine() const { return E; }
  const rules::FindingSet &findings() const { return F; }

  // Tables, each computed once, when it is first asked for.
#define PRODUCT(TYPE, ACCESSOR, MAKE, SUMMARY) const TYPE &ACCESSOR() const;
#include "Review/Reviews.def"

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

  /// What the rating of \p Id comes from.
  RiskExplanation explainRisk(rules::FindingId Id) const;

  /// By whom \p Id is, the likeliest first; for whoever asks of a few.
  std::vector<Attacker> attackersOf(rules::FindingId Id) const;

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

  /// The number of products, in the order of Reviews.def.
  static llvm::ArrayRef<llvm::StringRef> products();

private:
  const rules::Engine &E;
  const rules::FindingSet &F;
  struct Impl;
  std::unique_ptr<Impl> I;
};

} // namespace tmc::review

#endif // TMC_REVIEW_REVIEW_H
