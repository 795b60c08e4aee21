//===- Cheapest.h - The attack that costs least ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Knuth's generalisation of Dijkstra's algorithm to AND/OR graphs: a node
/// costs what its cheapest step costs, a step its own cost and that of its
/// premises. Each node is settled once, each step looked at once a premise:
/// O(S + N log N). Cycles do no harm, as no step costs less than its premises.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ATTACK_CHEAPEST_H
#define TMC_ATTACK_CHEAPEST_H

#include "Attack/Graph.h"

#include "llvm/ADT/BitVector.h"

namespace tmc::attack {

inline constexpr uint64_t Unreachable = ~uint64_t(0);

/// What everything costs, from some nodes that cost nothing.
class Cheapest {
public:
  /// \p Blocked: steps that cannot be taken; may be empty.
  Cheapest(const Graph &G, llvm::ArrayRef<NodeId> From,
           const llvm::BitVector &Blocked = {});

  bool reaches(NodeId N) const { return Cost[N.index()] != Unreachable; }
  /// Counts a premise that two steps share twice: finding the least without is
  /// NP-hard. `attackCost` of the attack itself does not.
  uint64_t cost(NodeId N) const { return Cost[N.index()]; }
  /// The step that gives \p N; none for a node that costs nothing.
  StepId by(NodeId N) const { return By[N.index()]; }
  /// The steps of a cheapest attack to \p Goal, each after those that give its
  /// premises; each once. Empty if there is none.
  std::vector<StepId> attack(NodeId Goal) const;

private:
  const Graph &G;
  std::vector<uint64_t> Cost;
  std::vector<StepId> By;
  std::vector<uint32_t> Rank; ///< when it was settled
};

/// The sum of the steps of an attack, each counted once.
uint64_t attackCost(const Graph &G, llvm::ArrayRef<StepId> Attack);

/// The nodes that can be reached from \p From without the steps in \p Blocked.
/// Linear.
llvm::BitVector reachable(const Graph &G, llvm::ArrayRef<NodeId> From,
                          const llvm::BitVector &Blocked = {});

/// The part of a graph that matters for one goal: what leads to it and can be
/// reached. Nodes and steps have new numbers, in the old order.
struct Cone {
  Graph G = Graph::ofNumbers(1);
  std::vector<NodeId> Nodes; ///< the original of each node
  std::vector<StepId> Steps; ///< the original of each step
  NodeId Start, Goal;        ///< Goal is none if it cannot be reached
};
Cone coneOf(const Graph &Whole, const llvm::BitVector &Reachable, NodeId Goal);

} // namespace tmc::attack

#endif // TMC_ATTACK_CHEAPEST_H
