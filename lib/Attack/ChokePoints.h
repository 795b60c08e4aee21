//===- ChokePoints.h - What every attack needs ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What every attack on a goal needs is on each of them, so only what is on the
/// cheapest can be such; each is tried by one linear run without it. That is
/// O(L S) for an attack of L steps.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ATTACK_CHOKEPOINTS_H
#define TMC_ATTACK_CHOKEPOINTS_H

#include "Attack/Cheapest.h"

namespace tmc::attack {

struct ChokePoints {
  std::vector<NodeId> Nodes; ///< in the order of the attack, without the goal
  std::vector<rules::FindingId> Findings; ///< in that order, too
};

/// \p Attack is one from \p Start to \p Goal.
ChokePoints findChokePoints(const Graph &G, NodeId Start, NodeId Goal,
                            llvm::ArrayRef<StepId> Attack);

} // namespace tmc::attack

#endif // TMC_ATTACK_CHOKEPOINTS_H
