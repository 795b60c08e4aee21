//===- AttackOutputs.h - The forms of an attack tree ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_ATTACKOUTPUTS_H
#define TMC_BACKENDS_ATTACKOUTPUTS_H

#include "Backends/AttackWords.h"

namespace tmc::backends {

/// `--emit=attack-tree` in each of its formats.
std::string attackText(const BackendInput &In, const attack::Result &R);
std::string attackJson(const BackendInput &In, const attack::Result &R);
std::string attackDot(const BackendInput &In, const attack::Result &R);

/// Empty if it cannot be drawn; then \p Error says why.
std::string attackSvg(const BackendInput &In, const attack::Result &R,
                      std::string &Error);

/// A section for a report in Markdown, with a heading of \p Level; empty if
/// there is no goal.
std::string attackMarkdown(const BackendInput &In, unsigned Level);

/// `2 smallest sets of controls that cut it, of 5; all there are`.
std::string cutsSummary(const attack::GoalResult &G);

/// What every attack needs, in words.
std::vector<std::string> chokePoints(const AttackWords &W,
                                     const attack::Graph &G,
                                     const attack::GoalResult &R);

/// The questions on whose answers it depends whether \p G is reached, of \p
/// All: those on the cheapest way first.
std::vector<const rules::RankedQuestion *>
questionsOf(const attack::GoalResult &G,
            llvm::ArrayRef<rules::RankedQuestion> All);

/// Of a question that decides about \p G, the answers that do.
std::vector<const rules::Answer *> answersOf(const attack::GoalResult &G,
                                             const rules::RankedQuestion &Q);

/// `depends on 3 questions`.
std::string dependsText(size_t Questions);

/// What is open, in one sentence for a reader in a hurry: of how many goals an
/// attacker reaches how many, and how many depend on questions.
std::string answersText(const attack::Result &R);

/// The controls and decisions behind the mitigated findings of an attack that
/// does not work.
std::string guards(const BackendInput &In, const AttackWords &W,
                   const attack::Graph &G, const attack::GoalResult &R);

} // namespace tmc::backends

#endif // TMC_BACKENDS_ATTACKOUTPUTS_H
