//===- Cuts.h - What keeps an attacker from a goal ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A measure takes some steps away; a cut is a set of measures without whose
/// steps the goal cannot be reached, and of which none can be left out. Finding
/// the least is NP-hard (it is a hitting set of the attacks), so there are two
/// answers, and each says which it is:
///
/// - *exact*: all cuts, by Reiter's tree of hitting sets, smallest first, each
///   branch blocked by one cheapest attack. Given up after MaxTrials runs.
/// - *greedy*: one cut. Attacks are gathered until the greedy hitting set of
///   them cuts; it has at most H(m) times the measures of a least cut, m being
///   the number of attacks looked at, H(m) = 1 + 1/2 + … + 1/m. `AtLeast` is
///   the number of attacks among them that share no measure: no cut is smaller.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ATTACK_CUTS_H
#define TMC_ATTACK_CUTS_H

#include "Attack/Cheapest.h"

namespace tmc::attack {

struct CutLimits {
  unsigned MaxTrials = 4000; ///< cheapest attacks searched for an exact answer
  unsigned MaxCuts = 200;    ///< and no more cuts than these
};

struct Cuts {
  bool Possible = true; ///< false: an attack remains that no measure touches
  bool Exact = true;
  /// Each ascending; by size, then by measures.
  std::vector<std::vector<uint32_t>> Sets;
  uint32_t Attacks = 0; ///< how many different attacks were looked at
  uint32_t AtLeast = 0; ///< no cut has fewer measures
  /// An attack that no measure touches, if there is one.
  std::vector<StepId> Uncut;
};

/// \p Measures: the steps that each one takes away. The graph is best a cone.
Cuts findCuts(const Graph &G, NodeId Start, NodeId Goal,
              llvm::ArrayRef<std::vector<StepId>> Measures,
              const CutLimits &Limits = {});

/// 1 + 1/2 + … + 1/N.
double harmonic(uint32_t N);

} // namespace tmc::attack

#endif // TMC_ATTACK_CUTS_H
