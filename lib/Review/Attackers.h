//===- Attackers.h - By whom a finding is ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The positions that the `by` of a rule gives, or else the function marked
/// `@by`, each with the way by which it comes there. What the expression read
/// them from says how far away they stand (Analysis/Provenance.h).
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_ATTACKERS_H
#define TMC_REVIEW_ATTACKERS_H

#include "Rules/Evaluator.h"

#include <optional>

namespace tmc::review {

/// Someone who can do what a finding is about.
struct Attacker {
  uint32_t Position = 0; ///< ordinal in the enum marked `@position`
  /// How likely they try, an ordinal of what `@attempt` gives; 0 without it.
  uint8_t Attempt = 0;
  /// How many flows away they stand; none if it is no matter of flows.
  std::optional<uint32_t> Distance;
  ir::EntityId Origin;           ///< where they stand, or none
  std::vector<ir::EntityId> Way; ///< the flows from there
  /// The elements between, in order.
  std::vector<ir::EntityId> Through;
};

/// By whom \p X is, the likeliest first, then the nearest. \p Ev is a scratch
/// evaluator: its slots are bound anew. \p Named: only what the rule says.
std::vector<Attacker> attackersOf(const rules::Context &C, rules::Evaluator &Ev,
                                  const rules::FindingSet &F,
                                  const rules::Finding &X, bool Named = false);

/// `anyone on the internet, 2 flows away, through orders and jobs; also any
/// employee`; at most \p Most of them by name. Empty for none.
std::string attackersText(const ir::Program &P,
                          llvm::ArrayRef<Attacker> Attackers, size_t Most = 3);

/// The title of a position: `any employee`.
std::string positionText(const ir::Program &P, uint32_t Position);

} // namespace tmc::review

#endif // TMC_REVIEW_ATTACKERS_H
