//===- ReviewImpl.h - The parts of a review -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_REVIEWIMPL_H
#define TMC_REVIEW_REVIEWIMPL_H

#include "Basic/Lazy.h"
#include "Review/Review.h"
#include "Rules/EvaluatorPool.h"
#include "Rules/Marks.h"
#include "Rules/Run.h"

namespace tmc::review {

struct Review::Impl {
  Impl(const rules::Engine &E, std::function<void(llvm::StringRef)> OnProduct)
      : C(E.context()), Evaluators(C), OnProduct(std::move(OnProduct)),
        Otherwise(C.P) {}

  const rules::Context &C;
  rules::EvaluatorPool Evaluators;
  std::function<void(llvm::StringRef)> OnProduct;
#define PRODUCT(TYPE, ACCESSOR, MAKE, SUMMARY) Lazy<TYPE> ACCESSOR;
#include "Review/Reviews.def"

  /// What these remember is not for two threads at once.
  std::mutex Mutex;
  rules::Dependence Otherwise;            ///< for `wouldSilence`
  std::unique_ptr<AttackerFinder> Finder; ///< for `attackersOf`
};

// What makes the products of Reviews.def.
ThingSets findThings(const Review &R);
AttackerTable findAttackers(const Review &R);
RiskTable findRisks(const Review &R);
RiskTable findCurrentRisks(const Review &R);
std::vector<RankedQuestion> findQuestions(const Review &R);
std::vector<Cause> findCauses(const Review &R);
Assumptions findAssumptions(const Review &R);
std::vector<MissingPack> findMissingPacks(const Review &R);

/// The target of a decision as it is written, `Shop.vpc.**`.
std::string targetText(const ir::Program &P, const ir::Decision &D);

/// Sets the states that the decisions of the program say, and reports decisions
/// that are incomplete, have expired, or have nothing to decide (TM06xx).
void applyDecisions(const rules::Context &C, int64_t Today,
                    rules::FindingSet &F, Diagnostics &Diags);

/// Applies the results of tests to what is mitigated (Results.cpp).
void applyResults(const rules::Engine &E, rules::FindingSet &F,
                  Diagnostics &Diags);

/// `kind std.web.Http sets it`: where the value of an attribute comes from.
std::string originText(const ir::Program &P, const analysis::Resolved &From);

Explanation explainFinding(const rules::Context &C, const rules::FindingSet &F,
                           rules::FindingId Id, bool Deep);
std::string fingerprint(const rules::Engine &E, const rules::FindingSet &F,
                        rules::FindingId Id, ir::VerificationId What,
                        llvm::ArrayRef<ir::Value> Args);

/// How to ask for \p Fact, where no rule has a question of its own.
std::string questionOf(const rules::Context &C, rules::UnknownFact Fact);

/// Warns of what the rules match that are about what a model says.
void reportContradictions(const rules::Context &C, rules::PlanMode Mode,
                          Diagnostics &Diags);

/// Marks what a decision says is mitigated although the model's own facts say
/// that it is not, and warns of it; of what is said to be verified only if
/// \p WarnUnverified.
void checkDone(const rules::Context &C, bool WarnUnverified,
               rules::FindingSet &F, Diagnostics &Diags);

/// Finds on what each mitigated finding rests, and counts them (Basis.cpp).
void judgeBases(const rules::Context &C, rules::FindingSet &F);

/// Reports score vectors of open findings that turn out to be none (TM0526), a
/// rule's once.
void checkScores(const rules::Context &C, const rules::FindingSet &F,
                 Diagnostics &Diags);

/// Reports the requirements of the model that do not hold (TM0450, TM0451).
void checkRequirements(const rules::Context &C, Diagnostics &Diags);

} // namespace tmc::review

#endif // TMC_REVIEW_REVIEWIMPL_H
