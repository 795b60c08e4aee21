//===- AttackSummary.h - An attack analysis in a few words ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_REPORT_ATTACKSUMMARY_H
#define TMC_REPORT_ATTACKSUMMARY_H

#include "Report/AttackWords.h"

namespace tmc::report {

/// `2 smallest sets of controls that cut it, of 5; all there are`.
std::string cutsSummary(const attack::GoalResult &G);

/// What every attack needs, in words.
std::vector<std::string> chokePoints(const AttackWords &W,
                                     const attack::Graph &G,
                                     const attack::GoalResult &R);

/// The questions on whose answers it depends whether \p G is reached, of \p
/// All: those on the cheapest way first.
std::vector<const review::RankedQuestion *>
questionsOf(const attack::GoalResult &G,
            llvm::ArrayRef<review::RankedQuestion> All);

/// Of a question that decides about \p G, the answers that do.
std::vector<const review::Answer *> answersOf(const attack::GoalResult &G,
                                              const review::RankedQuestion &Q);

/// `depends on 3 questions`.
std::string dependsText(size_t Questions);

/// What is open, in one sentence for a reader in a hurry: of how many goals an
/// attacker reaches how many, and how many depend on questions.
std::string answersText(const attack::Result &R);

/// The controls and decisions behind the mitigated findings of an attack that
/// does not work.
std::string guards(const BackendInput &In, const AttackWords &W,
                   const attack::Graph &G, const attack::GoalResult &R);

} // namespace tmc::report

#endif // TMC_REPORT_ATTACKSUMMARY_H
